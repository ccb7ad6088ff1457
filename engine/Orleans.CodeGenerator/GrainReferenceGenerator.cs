using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Orleans.CodeGenerator;

/// <summary>Writes a reference class and a call class per method for every grain interface, and the assembly's manifest.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainReferenceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InterfaceDeclarationSyntax,
                static (syntax, cancellation) => DescribeInterface(syntax, cancellation))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);
        var classes = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                static (syntax, cancellation) => DescribeClass(syntax, cancellation))
            .Where(static name => name is not null)
            .Select(static (name, _) => name!);
        var parts = context.CompilationProvider.Select(static (compilation, _) => new EquatableArray<string>(GrainSymbols.PartsReferencedBy(compilation)));

        context.RegisterSourceOutput(interfaces, static (output, model) =>
        {
            foreach (var diagnostic in model.Diagnostics)
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
            if (model.Diagnostics.Length == 0)
                output.AddSource(model.HintName, ReferenceWriter.Write(model));
        });
        context.RegisterSourceOutput(
            interfaces.Collect().Combine(classes.Collect()).Combine(parts),
            static (output, all) => WriteManifest(output, all.Left.Left, all.Left.Right, all.Right));
    }

    private static InterfaceModel? DescribeInterface(GeneratorSyntaxContext syntax, CancellationToken cancellation) =>
        syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, cancellation) is INamedTypeSymbol symbol && GrainSymbols.IsGrainInterface(symbol) && IsFirstPart(symbol, syntax.Node)
            ? InterfaceModel.Of(symbol)
            : null;

    // Each part with a base list says so, and any of them may stand without one: the manifest takes each name once.
    private static string? DescribeClass(GeneratorSyntaxContext syntax, CancellationToken cancellation) =>
        syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, cancellation) is INamedTypeSymbol symbol && GrainSymbols.IsGrainClass(symbol)
            ? symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : null;

    private static bool IsFirstPart(ISymbol symbol, SyntaxNode node) =>
        symbol.DeclaringSyntaxReferences[0] is var first && first.SyntaxTree == node.SyntaxTree && first.Span == node.Span;

    private static void WriteManifest(
        SourceProductionContext output, ImmutableArray<InterfaceModel> interfaces, ImmutableArray<string> classes, EquatableArray<string> parts)
    {
        var usable = interfaces.Where(static model => model.Diagnostics.Length == 0).OrderBy(static model => model.Name, System.StringComparer.Ordinal).ToList();
        if (usable.Count + classes.Length + parts.Length > 0)
            output.AddSource("GrainManifest.g.cs", ManifestWriter.Write(usable, classes.Distinct().ToImmutableArray().Sort(System.StringComparer.Ordinal), parts));
    }
}

using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator;

/// <summary>A grain interface with everything that its generated code needs; holds no symbols, so that it can be compared.</summary>
internal sealed record InterfaceModel(
    string Name, string OpenName, string TypeParameters, string Constraints, int Arity, string ClassName, EquatableArray<MethodModel> Methods, EquatableArray<DiagnosticModel> Diagnostics)
{
    public string HintName => ClassName + ".g.cs";

    public static InterfaceModel Of(INamedTypeSymbol symbol)
    {
        var diagnostics = new List<DiagnosticModel>();
        var methods = new List<MethodModel>();
        var isObserver = symbol.AllInterfaces.Any(static parent => parent.ToDisplayString() == "Orleans.IGrainObserver");
        foreach (var type in new[] { symbol }.Concat(symbol.AllInterfaces))
        {
            foreach (var member in type.GetMembers().Where(static member => !member.IsStatic && member.IsAbstract))
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && MethodModel.Of(method, isObserver, methods.Count) is { } model)
                    methods.Add(model);
                else if (member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
                    diagnostics.Add(DiagnosticModel.NotCallable(member));
            }
        }

        var name = symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var open = symbol.IsGenericType ? symbol.ConstructUnboundGenericType().ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : name;
        return new InterfaceModel(
            name,
            open,
            symbol.IsGenericType ? "<" + string.Join(", ", symbol.TypeParameters.Select(static parameter => parameter.Name)) + ">" : "",
            Constraint.Of(symbol),
            symbol.TypeParameters.Length,
            ClassNameOf(symbol),
            new(methods),
            new(diagnostics));
    }

    private static string ClassNameOf(INamedTypeSymbol symbol)
    {
        var plain = symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None));
        return new string(plain.Select(static character => char.IsLetterOrDigit(character) ? character : '_').ToArray())
            + (symbol.Arity > 0 ? "_" + symbol.Arity : "");
    }
}

/// <summary>The constraints of a generic interface, as its reference class must repeat them.</summary>
internal static class Constraint
{
    public static string Of(INamedTypeSymbol symbol) => string.Concat(symbol.TypeParameters.Select(Of));

    private static string Of(ITypeParameterSymbol parameter)
    {
        var parts = new List<string>();
        if (parameter.HasReferenceTypeConstraint)
            parts.Add("class");
        if (parameter.HasUnmanagedTypeConstraint)
            parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            parts.Add("struct");
        if (parameter.HasNotNullConstraint)
            parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(static type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));
        if (parameter.HasConstructorConstraint)
            parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nexus.Schedules;

/// <summary>The engine with one mistake in it, and the checker that looks for it, compiled from their sources.</summary>
internal sealed class Mutant
{
    private const string EngineFolder = "engine/Orleans";
    private const string CheckerFolder = "tests/Schedules";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview, preprocessorSymbols: ["NEXUS_SCHEDULES", "NET10_0_OR_GREATER"]);
    private static readonly Lazy<CSharpCompilation> s_sound = new(CompileSound);

    private readonly MethodInfo _run;

    private Mutant(MethodInfo run) => _run = run;

    public static Mutant Of(Mutation mutation)
    {
        var sound = s_sound.Value;
        var tree = sound.SyntaxTrees.Single(tree => tree.FilePath == $"{EngineFolder}/{mutation.File}");
        var text = tree.ToString();
        var right = mutation.Right.Trim();
        Assert.Equal(2, text.Split(right).Length);
        var mutated = CSharpSyntaxTree.ParseText(text.Replace(right, mutation.Wrong.Trim(), StringComparison.Ordinal), s_options, tree.FilePath);
        var name = $"Nexus.Schedules.Mutants.{string.Concat(mutation.Name.Where(char.IsLetter))}";
        using var image = new MemoryStream();
        var emitted = sound.ReplaceSyntaxTree(tree, mutated).WithAssemblyName(name).Emit(image);
        Assert.Empty(emitted.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        var assembly = new AssemblyLoadContext(name).LoadFromStream(image);
        return new Mutant(assembly.GetType(typeof(Exploration).FullName!)!.GetMethod(nameof(Exploration.Run))!);
    }

    /// <summary>What is wrong with the run of a seed, and the print of its steps.</summary>
    public (string? Failure, ulong Print) Run(int seed, bool traces = false)
    {
        var outcome = _run.Invoke(null, [seed, traces])!;
        return ((string?)Read(nameof(Outcome.Failure)), (ulong)Read(nameof(Outcome.Print))!);

        object? Read(string property) => outcome.GetType().GetProperty(property)!.GetValue(outcome);
    }

    private static CSharpCompilation CompileSound()
    {
        var sources = Sources(EngineFolder).Where(static file => !file.StartsWith($"{EngineFolder}/Threads/", StringComparison.Ordinal))
            .Concat(Sources(CheckerFolder).Where(static file => !file.Contains("Tests", StringComparison.Ordinal) && !file.Contains("/Mutations/", StringComparison.Ordinal)));
        var trees = sources.Concat(GeneratedSources())
            .Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Repository.Root, file)), s_options, file))
            .Append(CSharpSyntaxTree.ParseText(Usings, s_options));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => path != typeof(Mutant).Assembly.Location).Select(static path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Nexus.Schedules.Sound", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>References of the actors and the log's methods: what this assembly's own build has written.</summary>
    private static IEnumerable<string> GeneratedSources()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var generated = Path.Combine(output.Parent!.Parent!.Parent!.FullName, "obj", output.Parent.Name, output.Name, "generated");
        return Directory.EnumerateFiles(generated, "*.cs", SearchOption.AllDirectories).Where(static file => !file.Contains("xunit", StringComparison.OrdinalIgnoreCase));
    }
}

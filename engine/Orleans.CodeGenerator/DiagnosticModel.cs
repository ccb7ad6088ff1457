using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orleans.CodeGenerator;

/// <summary>A diagnostic without symbols.</summary>
internal sealed record DiagnosticModel(string Member, string Path, TextSpan Span, LinePositionSpan Lines)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "ORLEANS0009",
        "Grain interface members must be awaitable methods",
        "Grain interface member {0} must be a non-generic method without ref or out parameters that returns Task, Task<T>, ValueTask, ValueTask<T> or IAsyncEnumerable<T>; void is for observers and [OneWay]",
        "Usage",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static DiagnosticModel NotCallable(ISymbol member)
    {
        var location = member.Locations.FirstOrDefault(static location => location.IsInSource);
        return new DiagnosticModel(
            member.ToDisplayString(), location?.SourceTree?.FilePath ?? "", location?.SourceSpan ?? default, location?.GetLineSpan().Span ?? default);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines), Member);
}

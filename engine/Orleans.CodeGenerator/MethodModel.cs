using Microsoft.CodeAnalysis;

namespace Orleans.CodeGenerator;

internal enum ResultKind
{
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,
    Nothing,
    Stream,
}

/// <summary>A method of a grain interface.</summary>
internal sealed record MethodModel(
    int Number, string DeclaringType, string Name, ResultKind Kind, string ReturnType, string? Result, bool ResultIsShared, bool IsOneWay, bool IsReadOnly, bool AlwaysInterleaves, EquatableArray<ParameterModel> Parameters)
{
    private static readonly SymbolDisplayFormat WithNullability =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public ParameterModel? Cancellation => Parameters.FirstOrDefault(static parameter => parameter.IsCancellation);

    public EquatableArray<ParameterModel> Arguments => new(Parameters.Where(static parameter => !parameter.IsCancellation));

    /// <summary>Null if the method can not be a grain call.</summary>
    public static MethodModel? Of(IMethodSymbol method, bool ofObserver, int number)
    {
        if (method.IsGenericMethod || method.Parameters.Any(static parameter => parameter.RefKind != RefKind.None) || KindOf(method) is not { } kind)
            return null;
        var isOneWay = GrainSymbols.Has(method, "Orleans.Concurrency.OneWayAttribute");
        if (kind == ResultKind.Nothing && !isOneWay && !ofObserver)
            return null;
        var result = kind is ResultKind.TaskOfResult or ResultKind.ValueTaskOfResult or ResultKind.Stream ? ((INamedTypeSymbol)method.ReturnType).TypeArguments[0] : null;
        return new MethodModel(
            number,
            method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            method.Name,
            kind,
            method.ReturnType.ToDisplayString(WithNullability),
            result?.ToDisplayString(WithNullability),
            result is not null && GrainSymbols.IsShared(result),
            isOneWay || kind == ResultKind.Nothing,
            GrainSymbols.Has(method, "Orleans.Concurrency.ReadOnlyAttribute"),
            GrainSymbols.Has(method, "Orleans.Concurrency.AlwaysInterleaveAttribute"),
            new(method.Parameters.Select(static parameter => new ParameterModel(
                parameter.Name,
                parameter.Type.ToDisplayString(WithNullability),
                parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandNullable)),
                parameter.Type.ToDisplayString() == "System.Threading.CancellationToken",
                GrainSymbols.Has(parameter, "Orleans.ImmutableAttribute") || GrainSymbols.IsShared(parameter.Type)))));
    }

    private static ResultKind? KindOf(IMethodSymbol method) => method.ReturnType.OriginalDefinition.ToDisplayString() switch
    {
        "System.Threading.Tasks.Task" => ResultKind.Task,
        "System.Threading.Tasks.Task<TResult>" => ResultKind.TaskOfResult,
        "System.Threading.Tasks.ValueTask" => ResultKind.ValueTask,
        "System.Threading.Tasks.ValueTask<TResult>" => ResultKind.ValueTaskOfResult,
        "System.Collections.Generic.IAsyncEnumerable<T>" => ResultKind.Stream,
        "void" => ResultKind.Nothing,
        _ => null,
    };
}

/// <summary>A parameter: its type as written, and as typeof() takes it, and whether its values need no copy.</summary>
internal sealed record ParameterModel(string Name, string Type, string PlainType, bool IsCancellation, bool IsShared);

using System.Collections.Immutable;
using HotChocolate.Collections.Immutable;
using HotChocolate.Execution.Results;

namespace HotChocolate.Execution;

/// <summary>One response (specification 7.1): data, errors, extensions. Middlewares may replace errors and extensions.</summary>
public sealed class OperationResult : ExecutionResult
{
    private readonly ResultDocument? _document;
    private object? _value;

    /// <summary>A response of a request that was not executed: without <c>data</c>.</summary>
    public OperationResult(ImmutableList<IError> errors, ImmutableOrderedDictionary<string, object?>? extensions = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        Errors = errors;
        Extensions = extensions ?? ImmutableOrderedDictionary<string, object?>.Empty;
    }

    /// <summary>A response without <c>data</c> and errors.</summary>
    public OperationResult(ImmutableOrderedDictionary<string, object?> extensions)
        : this([], extensions)
    {
    }

    internal OperationResult(ResultDocument document, ImmutableList<IError> errors)
        : this(errors)
        => _document = document;

    public override ExecutionResultKind Kind => ExecutionResultKind.SingleResult;

    /// <summary>The executed data; null when the request failed before its execution.</summary>
    public OperationResultData? Data
        => _document is null ? null : new OperationResultData(_value ??= ResultReader.ReadData(_document));

    public ImmutableList<IError> Errors { get; set; }

    public ImmutableOrderedDictionary<string, object?> Extensions { get; set; }

    internal ResultDocument? Document => _document;

    public static OperationResult FromError(IError error) => new([error]);

    public static OperationResult FromError(ImmutableList<IError> errors) => new(errors);

    private protected override void Release() => _document?.Dispose();
}

/// <summary>A response's <c>data</c>: maps and lists of leaf values, or null when a null propagated to the root.</summary>
public readonly record struct OperationResultData(object? Value)
{
    public bool IsValueNull => Value is null;
}

namespace GreenDonut;

/// <summary>What a fetch found for one key: nothing yet, a value, or the error that concerns this key only.</summary>
public enum ResultKind
{
    Undefined,
    Value,
    Error,
}

/// <summary>The outcome for one key of a batch. An error here fails only the callers of that key.</summary>
public readonly record struct Result<TValue>
{
    private Result(ResultKind kind, TValue? value, Exception? error)
    {
        Kind = kind;
        Value = value;
        Error = error;
    }

    public ResultKind Kind { get; }

    public TValue? Value { get; }

    public Exception? Error { get; }

    public static Result<TValue> Resolve(TValue? value) => new(ResultKind.Value, value, null);

    public static Result<TValue> Reject(Exception error) => new(ResultKind.Error, default, error);

    public static implicit operator Result<TValue>(TValue? value) => Resolve(value);

    public static implicit operator Result<TValue>(Exception error) => Reject(error);
}

namespace HotChocolate;

/// <summary>The outcome of a mutation: its value, or one of its errors.</summary>
public interface IFieldResult
{
    /// <summary>The value, or the error.</summary>
    object? Value { get; }

    bool IsSuccess { get; }

    bool IsError { get; }
}

/// <summary>The outcome of a mutation without errors of its own.</summary>
public readonly struct FieldResult<TResult>(TResult value) : IFieldResult
{
    public object? Value { get; } = value;

    public bool IsSuccess => true;

    public bool IsError => false;

    public static implicit operator FieldResult<TResult>(TResult value) => new(value);
}

/// <summary>The outcome of a mutation: its value, or its error.</summary>
public readonly struct FieldResult<TResult, TError> : IFieldResult
    where TError : class
{
    private FieldResult(object? value, bool isSuccess) => (Value, IsSuccess) = (value, isSuccess);

    public object? Value { get; }

    public bool IsSuccess { get; }

    public bool IsError => !IsSuccess;

    public static implicit operator FieldResult<TResult, TError>(TResult value) => new(value, true);

    public static implicit operator FieldResult<TResult, TError>(TError error) => new(error, false);
}

/// <summary>The outcome of a mutation: its value, or one of 2 kinds of errors.</summary>
public readonly struct FieldResult<TResult, TError1, TError2> : IFieldResult
    where TError1 : class
    where TError2 : class
{
    private FieldResult(object? value, bool isSuccess) => (Value, IsSuccess) = (value, isSuccess);

    public object? Value { get; }

    public bool IsSuccess { get; }

    public bool IsError => !IsSuccess;

    public static implicit operator FieldResult<TResult, TError1, TError2>(TResult value) => new(value, true);

    public static implicit operator FieldResult<TResult, TError1, TError2>(TError1 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2>(TError2 error) => new(error, false);
}

/// <summary>The outcome of a mutation: its value, or one of 3 kinds of errors.</summary>
public readonly struct FieldResult<TResult, TError1, TError2, TError3> : IFieldResult
    where TError1 : class
    where TError2 : class
    where TError3 : class
{
    private FieldResult(object? value, bool isSuccess) => (Value, IsSuccess) = (value, isSuccess);

    public object? Value { get; }

    public bool IsSuccess { get; }

    public bool IsError => !IsSuccess;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TResult value) => new(value, true);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError1 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError2 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TError3 error) => new(error, false);
}

/// <summary>The outcome of a mutation: its value, or one of 4 kinds of errors.</summary>
public readonly struct FieldResult<TResult, TError1, TError2, TError3, TError4> : IFieldResult
    where TError1 : class
    where TError2 : class
    where TError3 : class
    where TError4 : class
{
    private FieldResult(object? value, bool isSuccess) => (Value, IsSuccess) = (value, isSuccess);

    public object? Value { get; }

    public bool IsSuccess { get; }

    public bool IsError => !IsSuccess;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TResult value) => new(value, true);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError1 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError2 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError3 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TError4 error) => new(error, false);
}

/// <summary>The outcome of a mutation: its value, or one of 5 kinds of errors.</summary>
public readonly struct FieldResult<TResult, TError1, TError2, TError3, TError4, TError5> : IFieldResult
    where TError1 : class
    where TError2 : class
    where TError3 : class
    where TError4 : class
    where TError5 : class
{
    private FieldResult(object? value, bool isSuccess) => (Value, IsSuccess) = (value, isSuccess);

    public object? Value { get; }

    public bool IsSuccess { get; }

    public bool IsError => !IsSuccess;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TResult value) => new(value, true);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError1 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError2 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError3 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError4 error) => new(error, false);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TError5 error) => new(error, false);
}

namespace HotChocolate;

/// <summary>An input value that may have been left out, which is not the same as null.</summary>
public interface IOptional
{
    /// <summary>The value, the type's default if none was given.</summary>
    object? Value { get; }

    bool HasValue { get; }
}

/// <inheritdoc cref="IOptional"/>
public readonly struct Optional<T> : IEquatable<Optional<T>>, IOptional
{
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    private Optional(T? defaultValue, bool hasValue)
    {
        Value = defaultValue;
        HasValue = hasValue;
    }

    public T? Value { get; }

    public bool HasValue { get; }

    public bool IsEmpty => !HasValue;

    object? IOptional.Value => Value;

    /// <summary>No value was given; <paramref name="defaultValue"/> stands in for it.</summary>
    public static Optional<T> Empty(T? defaultValue = default) => new(defaultValue, hasValue: false);

    public static implicit operator Optional<T>(T value) => new(value);

    public static implicit operator T?(Optional<T> optional) => optional.Value;

    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    public bool Equals(Optional<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T?>.Default.Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    public override int GetHashCode() => HasValue ? HashCode.Combine(Value) : 0;

    public override string ToString() => HasValue ? Value?.ToString() ?? "null" : "unspecified";
}

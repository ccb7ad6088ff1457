namespace Orleans.Concurrency;

/// <summary>A value that nobody changes any more: it needs no copy.</summary>
public readonly struct Immutable<T>(T value) : IEquatable<Immutable<T>>
{
    public readonly T Value = value;

    public bool Equals(Immutable<T> other) => EqualityComparer<T>.Default.Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Immutable<T> other && Equals(other);

    public override int GetHashCode() => Value?.GetHashCode() ?? 0;

    public static bool operator ==(Immutable<T> left, Immutable<T> right) => left.Equals(right);

    public static bool operator !=(Immutable<T> left, Immutable<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="Immutable{T}"/>.</summary>
public static class ImmutableExtensions
{
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}

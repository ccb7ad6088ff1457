namespace Orleans.Runtime;

/// <summary>The name of a grain class within a cluster, for instance <c>user</c> for <c>UserGrain</c>.</summary>
public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>
{
    private readonly string? _name;

    private GrainType(string name) => _name = name;

    public bool IsDefault => _name is null;

    public static GrainType Create(string value) => new(value);

    public bool Equals(GrainType obj) => string.Equals(_name, obj._name, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    public override int GetHashCode() => _name is null ? 0 : _name.GetHashCode(StringComparison.Ordinal);

    public int CompareTo(GrainType other) => string.CompareOrdinal(_name, other._name);

    public override string ToString() => _name ?? "";

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}

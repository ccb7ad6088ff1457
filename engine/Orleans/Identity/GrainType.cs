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

    /// <summary>The same in every process, and cheaper than to read the whole name: types are few.</summary>
    public override int GetHashCode() => string.IsNullOrEmpty(_name) ? 0 : (((_name.Length * 397) ^ _name[0]) * 397) ^ _name[_name.Length / 2] ^ (_name[^1] << 8);

    public int CompareTo(GrainType other) => string.CompareOrdinal(_name, other._name);

    public override string ToString() => _name ?? "";

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}

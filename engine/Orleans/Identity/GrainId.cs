using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>Who a grain is: its type and its key. Its text form is <c>type/key</c>.</summary>
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>
{
    public GrainType Type { get; } = type;

    public IdSpan Key { get; } = key;

    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    public static GrainId Create(string type, string key) => new(GrainType.Create(type), IdSpan.Create(key));

    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Parse(string value) =>
        TryParse(value, out var result) ? result : throw new FormatException($"Unable to parse \"{value}\" as a grain id");

    public static bool TryParse([NotNullWhen(true)] string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/') ?? -1;
        result = slash > 0 ? Create(value![..slash], value[(slash + 1)..]) : default;
        return slash > 0;
    }

    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => Key.GetHashCode() ^ (Type.GetHashCode() * 397);

    public uint GetUniformHashCode() => Key.GetUniformHashCode() ^ (IdSpan.Create("_" + Type).GetUniformHashCode() * 397u);

    public override string ToString() => $"{Type}/{Key}";

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}

using System.Globalization;

namespace Orleans.Runtime;

/// <summary>The name of a stream: a namespace and a key.</summary>
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>
{
    private readonly string? _namespace;
    private readonly IdSpan _key;

    private StreamId(string? ns, IdSpan key)
    {
        _namespace = ns;
        _key = key;
    }

    internal string? Namespace => _namespace;

    internal IdSpan Key => _key;

    public static StreamId Create(string? ns, Guid key) => new(ns, GrainIdKeyExtensions.CreateGuidKey(key));

    public static StreamId Create(string? ns, long key) => new(ns, IdSpan.Create(key.ToString(CultureInfo.InvariantCulture)));

    public static StreamId Create(string? ns, string key) => new(ns, IdSpan.Create(key));

    public string? GetNamespace() => _namespace;

    public string GetKeyAsString() => _key.ToString();

    public bool Equals(StreamId other) => _key.Equals(other._key) && string.Equals(_namespace, other._namespace, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_namespace, _key);

    public int CompareTo(StreamId other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => $"{_namespace ?? "null"}/{_key}";

    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);
}

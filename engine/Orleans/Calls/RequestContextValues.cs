using System.Collections.Immutable;

namespace Orleans.Embedded;

/// <summary>What a call carries besides its arguments. Immutable, so that calls share it.</summary>
internal sealed class RequestContextValues
{
    public static readonly RequestContextValues Empty = new(Guid.Empty, ImmutableDictionary<string, object>.Empty);

    private RequestContextValues(Guid reentrancyId, ImmutableDictionary<string, object> entries)
    {
        ReentrancyId = reentrancyId;
        Entries = entries;
    }

    public Guid ReentrancyId { get; }

    public ImmutableDictionary<string, object> Entries { get; }

    public static RequestContextValues Of(Guid reentrancyId, IEnumerable<KeyValuePair<string, object>> entries) => new(reentrancyId, entries.ToImmutableDictionary());

    public RequestContextValues With(Guid reentrancyId) => new(reentrancyId, Entries);

    public RequestContextValues With(string key, object value) => new(ReentrancyId, Entries.SetItem(key, value));

    public RequestContextValues Without(string key) => new(ReentrancyId, Entries.Remove(key));
}

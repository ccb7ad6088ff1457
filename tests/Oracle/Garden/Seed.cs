namespace Nexus.Oracle.Tests.Garden;

/// <summary>
/// Where a value grows: what it is, or that it is null or fails, follows from the key alone. The reference grows the same
/// values from the same keys (<c>Reference/graphql-js/seed.mjs</c>).
/// </summary>
public readonly record struct Seed(string Key, bool IsItem = false)
{
    private static readonly Colour[] s_colours = Enum.GetValues<Colour>();

    /// <summary>FNV-1a over UTF-16 units, 32 bits.</summary>
    public uint Hash
    {
        get
        {
            uint hash = 0x811c9dc5;
            foreach (char unit in Key)
                hash = unchecked((hash ^ unit) * 0x01000193);
            return hash;
        }
    }

    public string? Text() => IsBarren() ? null : $"text {Hash}";

    public int? Number() => IsBarren() ? null : (int)(Hash % 2001) - 1000;

    public double? Real() => IsBarren() ? null : (Hash % 1000) / 8.0;

    public bool? Flag() => IsBarren() ? null : Hash % 2 == 0;

    public string? Id() => IsBarren() ? null : $"id-{Hash % 1000}";

    public long? Big() => IsBarren() ? null : Hash * 1_000_003L;

    public DateTimeOffset? Moment() => IsBarren() ? null : DateTimeOffset.FromUnixTimeSeconds(Hash % 1_000_000_000);

    public Guid? Unique() => IsBarren() ? null : Guid.Parse($"{Hash:x8}-0000-4000-8000-0000{Hash:x8}");

    public Uri? Link() => IsBarren() ? null : new Uri($"https://example.org/{Hash}");

    public Colour? Colour() => IsBarren() ? null : s_colours[Hash % s_colours.Length];

    public T? One<T>(Func<string, T> make) where T : class => IsBarren() ? null : make(Key);

    /// <summary>One of the possible types, which come in the order of their names.</summary>
    public T? Any<T>(params Func<string, T>[] makers) where T : class => IsBarren() ? null : makers[Hash % makers.Length](Key);

    public List<T>? Many<T>(Func<Seed, T> grow)
    {
        if (IsBarren())
            return null;
        var items = new List<T>();
        for (uint i = 0; i < Hash % 4; i++)
            items.Add(grow(new Seed($"{Key}[{i}]", IsItem: true)));
        return items;
    }

    private bool IsBarren() => (Hash % 40) switch
    {
        0 or 1 => true,
        2 when !IsItem => throw new InvalidOperationException($"withered at {Key}"),
        _ => false,
    };
}

namespace Nexus.Storage.Paging;

/// <summary>One entry of a keyset page; <paramref name="Key"/> is its position in the list's order.</summary>
public readonly record struct Keyed<T>(T Value, long Key);

/// <summary>
/// A part of an ordered list, always in the list's own order. <paramref name="HasNext"/> and <paramref name="HasPrevious"/> say
/// whether entries stand after its last and before its first one.
/// </summary>
public sealed record KeysetPage<T>(IReadOnlyList<Keyed<T>> Entries, bool HasNext, bool HasPrevious)
{
    public static KeysetPage<T> Empty { get; } = new([], false, false);
}

/// <summary>
/// Which part of a list to read: at most <paramref name="Limit"/> entries strictly between the keys <paramref name="After"/> and
/// <paramref name="Before"/> (positions in the list's order), taken from its start, or from its end with <paramref name="FromEnd"/>.
/// </summary>
public sealed record Keyset(int Limit, long? After = null, long? Before = null, bool FromEnd = false);

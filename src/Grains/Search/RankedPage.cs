namespace Nexus.Grains.Search;

/// <summary>A place in a list that is ordered by a rank, greatest first, and among equals by a name that each entry has alone.</summary>
[GenerateSerializer, Immutable]
public readonly record struct RankedPlace([property: Id(0)] long Rank, [property: Id(1)] string Name) : IComparable<RankedPlace>
{
    /// <summary>Less is nearer to the list's start.</summary>
    public int CompareTo(RankedPlace other) => Rank != other.Rank ? other.Rank.CompareTo(Rank) : string.CompareOrdinal(Name, other.Name);
}

/// <summary>Which part of such a list: as <see cref="Paging.PageRequest"/>.</summary>
[GenerateSerializer, Immutable]
public sealed record RankedPageRequest(
    [property: Id(0)] int Limit, [property: Id(1)] RankedPlace? After = null, [property: Id(2)] RankedPlace? Before = null, [property: Id(3)] bool FromEnd = false);

/// <summary>One entry and its place.</summary>
[GenerateSerializer, Immutable]
public readonly record struct RankedEntry<T>([property: Id(0)] T Value, [property: Id(1)] RankedPlace Place);

/// <summary>A part of such a list in the list's own order, and whether entries stand after and before it.</summary>
[GenerateSerializer, Immutable]
public sealed record RankedPage<T>(
    [property: Id(0)] IReadOnlyList<RankedEntry<T>> Entries, [property: Id(1)] bool HasNext, [property: Id(2)] bool HasPrevious)
{
    /// <summary>A list without entries.</summary>
    public static RankedPage<T> Empty { get; } = new(Array.Empty<RankedEntry<T>>(), false, false);

    /// <summary>Of what was found in the order of reading, at most one more than asked for.</summary>
    internal static RankedPage<T> Cut(List<RankedEntry<T>> found, RankedPageRequest request)
    {
        var isCut = found.Count > request.Limit;
        if (isCut)
            found.RemoveRange(request.Limit, found.Count - request.Limit);
        if (request.FromEnd)
            found.Reverse();
        // Where a cursor was given its own entry stands beyond it.
        return request.FromEnd
            ? new RankedPage<T>(found.ToArray(), request.Before is not null, isCut || request.After is not null)
            : new RankedPage<T>(found.ToArray(), isCut || request.Before is not null, request.After is not null);
    }
}

namespace Nexus.Grains.Paging;

/// <summary>Which part of a list: as <see cref="Storage.Paging.Keyset"/>.</summary>
[GenerateSerializer, Immutable]
public sealed record PageRequest(
    [property: Id(0)] int Limit, [property: Id(1)] long? After = null, [property: Id(2)] long? Before = null, [property: Id(3)] bool FromEnd = false);

/// <summary>One entry and its position in the list's order.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PageEntry<T>([property: Id(0)] T Value, [property: Id(1)] long Key);

/// <summary>A part of a list in the list's own order, and whether entries stand after and before it.</summary>
[GenerateSerializer, Immutable]
public sealed record Page<T>(
    [property: Id(0)] IReadOnlyList<PageEntry<T>> Entries, [property: Id(1)] bool HasNext, [property: Id(2)] bool HasPrevious, [property: Id(3)] long? TotalCount = null)
{
    /// <summary>A list without entries.</summary>
    public static Page<T> Empty { get; } = new(Array.Empty<PageEntry<T>>(), false, false, 0);
}

using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A silo's part of all hashes: those above <paramref name="Begin"/> and up to <paramref name="End"/>, through zero where begin is not below end.</summary>
internal readonly record struct RingShare(uint Begin, uint End)
{
    /// <summary>The part of one of several silos; all parts are of the same size and there is nothing between them.</summary>
    public static RingShare Of(int index, int count) => new(Bound(index, count), Bound(index + 1, count));

    public bool Contains(GrainId grain) => Contains(grain.GetUniformHashCode());

    public bool Contains(uint hash) => Begin < End ? hash > Begin && hash <= End : hash > Begin || hash <= End;

    private static uint Bound(int index, int count) => unchecked((uint)(((ulong)index << 32) / (ulong)count));
}

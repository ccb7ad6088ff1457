namespace Nexus.Silo.Seed;

/// <summary>Random numbers that are the same for a seed whatever the runtime (SplitMix64; Steele, Lea and Flood 2014).</summary>
internal sealed class SeededRandom(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>Less than <paramref name="bound"/>, and at least 0.</summary>
    public int Below(int bound) => (int)Math.BigMul((ulong)bound, Next(), out _);

    /// <summary>At least 0, less than 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    public TItem Pick<TItem>(IReadOnlyList<TItem> items) => items[Below(items.Count)];

    /// <summary>One of the first items more often than one of the last: the k-th with a weight of 1/k.</summary>
    public TItem PickByRank<TItem>(IReadOnlyList<TItem> items) => items[Math.Min(items.Count, (int)Math.Exp(Unit() * Math.Log(items.Count + 1))) - 1];

    /// <summary>At least 1; few are very large (a power law with exponent <paramref name="alpha"/> + 1).</summary>
    public double Pareto(double alpha) => Math.Pow(1 - Unit(), -1 / alpha);

    /// <summary>A waiting time, milliseconds: half of them are shorter than the median, some are much longer.</summary>
    public long Wait(TimeSpan median, double spread)
    {
        // Box and Muller's normal number.
        var normal = Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());
        return 1 + (long)(median.TotalMilliseconds * Math.Exp(spread * normal));
    }

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

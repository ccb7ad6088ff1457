namespace Nexus.Schedules;

/// <summary>Decides, by a seed, who goes on.</summary>
internal abstract class Chooser(Random random)
{
    private const double TimeRate = 0.004;
    private static readonly TimeSpan s_early = TimeSpan.FromSeconds(5);
    private int _timeLeft = 6;

    protected Random Random => random;

    /// <summary>By the seed: random walks of several restlessness, and priorities with few changes.</summary>
    public static Chooser Of(int seed)
    {
        var random = new Random(unchecked(seed * 31) + 17);
        return (seed % 4) switch
        {
            0 => new RandomWalk(random, 0.5),
            1 => new RandomWalk(random, 0.15),
            2 => new RandomWalk(random, 0.04),
            _ => new Priorities(random),
        };
    }

    public bool Toss() => random.Next(2) == 0;

    public double NewPriority() => random.NextDouble();

    /// <summary>Time may go on a little although somebody could run: early, so that no deadline is missed by it.</summary>
    public bool LetsTimePass(TimeSpan now) => _timeLeft > 0 && now < s_early && random.NextDouble() < TimeRate && _timeLeft-- > 0;

    /// <param name="runnable">At least one; <paramref name="current"/> among them unless it is null.</param>
    public abstract Work Next(List<Work> runnable, Work? current);
}

/// <summary>Goes on with who runs, or now and then with anybody.</summary>
internal sealed class RandomWalk(Random random, double restlessness) : Chooser(random)
{
    public override Work Next(List<Work> runnable, Work? current) =>
        current is not null && (runnable.Count == 1 || Random.NextDouble() > restlessness) ? current : runnable[Random.Next(runnable.Count)];
}

/// <summary>
/// Priorities by chance, and a few places where who runs falls behind all others: finds what needs few, but particular, changes of threads
/// (Burckhardt and others, "A randomized scheduler with probabilistic guarantees of finding bugs", 2010).
/// </summary>
internal sealed class Priorities : Chooser
{
    private const int Span = 400;
    private const int LongestRun = 300;
    private readonly HashSet<int> _changes = [];
    private double _lowest;
    private int _step, _run;

    public Priorities(Random random) : base(random)
    {
        for (var count = random.Next(1, 6); count > 0; count--)
            _changes.Add(random.Next(Span));
    }

    public override Work Next(List<Work> runnable, Work? current)
    {
        // Who waits for another in a loop must not keep it from running.
        if (current is not null && (_changes.Contains(_step++ % Span) || ++_run > LongestRun))
            current.Priority = --_lowest;
        var best = runnable[0];
        foreach (var work in runnable)
            best = work.Priority > best.Priority ? work : best;
        if (best != current)
            _run = 0;
        return best;
    }
}

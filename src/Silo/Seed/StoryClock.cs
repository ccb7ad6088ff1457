using Nexus.Storage.Ids;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Seed;

/// <summary>
/// When things happen in a story, in milliseconds of Unix, and their ids: those of a node number that no silo leases before a thousand others have theirs, in the order in which
/// things happen.
/// </summary>
internal sealed class StoryClock
{
    private const int Node = 1_022;
    private static readonly TimeSpan s_span = TimeSpan.FromDays(365);
    private static readonly TimeSpan s_founding = TimeSpan.FromDays(5);
    private readonly SeedPlan _plan;
    private long _last;

    public StoryClock(SeedPlan plan)
    {
        _plan = plan;
        End = plan.Until.ToUnixTimeMilliseconds();
        // No id is older than the first.
        Start = Math.Max(End - (long)s_span.TotalMilliseconds, IdLayout.TimeOf(0).ToUnixTimeMilliseconds());
    }

    public long Start { get; }

    /// <summary>Nothing happens from then on.</summary>
    public long End { get; }

    /// <summary>The earliest time that a plan may end at: there has to be a month to tell of.</summary>
    public static DateTimeOffset Earliest => IdLayout.TimeOf(0).AddDays(31);

    /// <summary>When a person comes: a tenth are there from the beginning.</summary>
    public long JoiningOf(int person)
    {
        var (share, founding) = ((double)person / _plan.Users, s_founding.TotalMilliseconds);
        var rest = ((End - Start) * 0.95) - founding;
        return Start + (long)(share < 0.1 ? founding * share * 10 : founding + (rest * Math.Pow((share - 0.1) / 0.9, 0.9)));
    }

    /// <summary>When a post is written: more and more are, the more people are there. <paramref name="jitter"/> is less than 1.</summary>
    public long WritingOf(int post, double jitter)
    {
        var first = Start + (long)TimeSpan.FromDays(1).TotalMilliseconds;
        return first + (long)((End - first) * Math.Pow((post + jitter) / _plan.Posts, 0.75));
    }

    /// <summary>The next id, at a time that is not before the last one's.</summary>
    public long NextId(long at)
    {
        _last = Math.Max(_last + 1, IdLayout.FirstNumberAt(TimeOf(at)));
        return IdLayout.Compose(_last, Node);
    }

    public static DateTimeOffset TimeOf(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}

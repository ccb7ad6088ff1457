namespace Orleans.Embedded;

/// <summary>Which activations of a silo do the most. A service of every silo; Orleans has no counterpart.</summary>
public interface IActivationLoads
{
    /// <summary>
    /// The activations that kept a thread for longest, then those with the most turns, over <paramref name="window"/> from now on, or since they are active where that is
    /// zero. Looks at every activation twice, or once.
    /// </summary>
    Task<IReadOnlyList<ActivationLoad>> BusiestAsync(int count, TimeSpan window, CancellationToken cancellation);
}

/// <param name="Class">The class and its assembly: <c>Namespace.Class,Assembly</c>.</param>
/// <param name="Turns">Calls, ticks of timers and deliveries of streams that have begun.</param>
/// <param name="TurnTime">How long turns have kept a thread, without waiting and without what ran of others meanwhile; long sums are exact to a few percent.</param>
/// <param name="Waiting">Turns that run or wait now.</param>
public sealed record ActivationLoad(Runtime.GrainId Grain, string Class, long Turns, TimeSpan TurnTime, int Waiting, DateTimeOffset ActiveSince);

internal sealed class ActivationLoads(Silo silo) : IActivationLoads
{
    public async Task<IReadOnlyList<ActivationLoad>> BusiestAsync(int count, TimeSpan window, CancellationToken cancellation)
    {
        if (window <= TimeSpan.Zero)
            return Busiest(silo.Catalog.All.Select(static activation => Effort.Of(activation)), count);
        var start = silo.Clock.Now;
        var before = silo.Catalog.All.Select(static activation => Effort.Of(activation)).ToList();
        await Task.Delay(window, silo.Clock.Time, cancellation);
        var known = before.Where(effort => effort.Activation.Lifecycle.LastUsed >= start).Select(static effort => effort.Activation).ToHashSet();
        return Busiest(
            before.Select(static effort => Effort.Of(effort.Activation).Less(effort))
                .Concat(silo.Catalog.All.Where(activation => activation.Lifecycle.LastUsed >= start && !known.Contains(activation)).Select(static activation => Effort.Of(activation))),
            count);
    }

    private ActivationLoad[] Busiest(IEnumerable<Effort> efforts, int count)
    {
        var busiest = new PriorityQueue<Effort, (TimeSpan, long)>();
        foreach (var effort in efforts)
        {
            if (effort.Turns == 0)
                continue;
            busiest.Enqueue(effort, (effort.Time, effort.Turns));
            if (busiest.Count > count)
                busiest.Dequeue();
        }

        var now = silo.Clock.Time.GetUtcNow();
        var clock = TimeSpan.FromMilliseconds(silo.Clock.Now);
        return
        [
            .. busiest.UnorderedItems.Select(static item => item.Element).OrderByDescending(static effort => (effort.Time, effort.Turns))
                .Select(effort => new ActivationLoad(
                    effort.Activation.Id, (string)effort.Activation.Class.Tag.Value!, effort.Turns, effort.Time, effort.Activation.Mailbox.Length,
                    now - (clock - effort.Activation.Lifecycle.Since))),
        ];
    }

    private readonly record struct Effort(Activation Activation, long Turns, TimeSpan Time)
    {
        public static Effort Of(Activation activation) => new(activation, activation.Mailbox.Turns, activation.Mailbox.TurnTime);

        public Effort Less(Effort other) => new(Activation, Turns - other.Turns, Time - other.Time);
    }
}

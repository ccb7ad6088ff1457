namespace Nexus.Grains.Accounts;

/// <summary>Counts what happened within a period. Used within the turns of one activation, and forgotten with it.</summary>
internal sealed class RecentEvents(int most, TimeSpan period, TimeProvider time)
{
    private readonly Queue<DateTimeOffset> _events = new();

    /// <summary>How long it takes until one more is not too many; nothing where it is not.</summary>
    public TimeSpan TimeUntilFree()
    {
        var now = time.GetUtcNow();
        while (_events.TryPeek(out var oldest) && oldest + period <= now)
            _events.Dequeue();
        return _events.Count < most ? TimeSpan.Zero : _events.Peek() + period - now;
    }

    public void Add() => _events.Enqueue(time.GetUtcNow());

    public void Clear() => _events.Clear();
}

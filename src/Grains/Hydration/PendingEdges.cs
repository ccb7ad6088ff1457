namespace Nexus.Grains.Hydration;

/// <summary>
/// The edges of one grain that are being committed: one change at a time for each key. Who wants the same as the last one in line gets its outcome;
/// who wants the opposite waits for it to end, whatever it came to.
/// </summary>
internal sealed class PendingEdges<TKey, TOutcome> where TKey : notnull
{
    private readonly Dictionary<TKey, Pending> _last = [];

    /// <summary>How many of the changes in line add an edge.</summary>
    public int Adding { get; private set; }

    public bool Contains(TKey key) => _last.ContainsKey(key);

    public Task<TOutcome> SetAsync(TKey key, bool wanted, Func<Task<TOutcome>> change)
    {
        var previous = _last.GetValueOrDefault(key);
        if (previous is not null && previous.Wanted == wanted)
            return previous.Outcome;
        var pending = new Pending(wanted);
        _last[key] = pending;
        pending.Outcome = RunAsync(key, pending, previous, change);
        return pending.Outcome;
    }

    private async Task<TOutcome> RunAsync(TKey key, Pending pending, Pending? previous, Func<Task<TOutcome>> change)
    {
        Adding += pending.Wanted ? 1 : 0;
        try
        {
            if (previous is not null)
                await ((Task)previous.Outcome).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            return await change();
        }
        finally
        {
            Adding -= pending.Wanted ? 1 : 0;
            if (_last.GetValueOrDefault(key) == pending)
                _last.Remove(key);
        }
    }

    private sealed class Pending(bool wanted)
    {
        public bool Wanted { get; } = wanted;

        public Task<TOutcome> Outcome { get; set; } = null!;
    }
}

using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Live;

/// <summary>
/// The events of one subject (an inbox, the comments of a post) for all who read them in this process: one observer, and one object for each event. Puts backlogs and
/// live events into one order, each event once. While a backlog is on its way live events wait, because they may overtake it.
/// </summary>
/// <param name="subscribeAsync">Asks the grain to tell this feed from now on, and for what came after an event; null where that can not be had any more.</param>
/// <param name="idOf">What an event is known by.</param>
internal sealed class LiveFeed<T>(Func<long?, Task<IReadOnlyList<T>?>> subscribeAsync, Func<T, long> idOf) where T : notnull
{
    /// <summary>More than a backlog and what comes while it is on its way.</summary>
    private const int Remembered = 1024;

    private readonly HashSet<LiveReader<T>> _readers = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Queue<long> _recent = new();
    private readonly HashSet<long> _seen = [];
    private readonly List<T> _waiting = [];
    private long? _last;
    private bool _isSubscribed;
    private bool _isCatchingUp;

    /// <summary>Those who read now.</summary>
    public IReadOnlyList<LiveReader<T>> Readers
    {
        get
        {
            lock (_readers)
                return [.. _readers];
        }
    }

    /// <summary>The grain tells of an event.</summary>
    public Task TellAsync(T told)
    {
        lock (_readers)
        {
            if (_isCatchingUp)
                _waiting.Add(told);
            else
                Add(told);
        }

        return Task.CompletedTask;
    }

    /// <summary>Gives a reader what came after an event, without one what comes, and from then on what comes.</summary>
    /// <exception cref="ResyncRequiredException">It can not be had any more.</exception>
    public async Task JoinAsync(LiveReader<T> reader, long? after)
    {
        await _turn.WaitAsync();
        try
        {
            if (after is null && _isSubscribed)
            {
                lock (_readers)
                    _readers.Add(reader);
                return;
            }

            // The reader may know an event that this feed does not know yet: afterwards it does, and the reader's backlog is not older than the feed.
            if (_isSubscribed)
                await CatchUpAsync(_last);
            await CatchUpAsync(after, reader);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Leave(LiveReader<T> reader)
    {
        lock (_readers)
            _readers.Remove(reader);
    }

    /// <summary>Subscribes again from the last event on, and takes in what came since: grains forget who observes them.</summary>
    /// <exception cref="ResyncRequiredException">It can not be had any more.</exception>
    public async Task RenewAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await CatchUpAsync(_last);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void End(Exception reason)
    {
        foreach (var reader in Readers)
            reader.End(reason);
    }

    private async Task CatchUpAsync(long? after, LiveReader<T>? joining = null)
    {
        lock (_readers)
            _isCatchingUp = true;
        IReadOnlyList<T> missed = [];
        try
        {
            var backlog = await subscribeAsync(after);
            if (after is not null)
                missed = backlog ?? throw new ResyncRequiredException();
            _isSubscribed = true;
        }
        catch
        {
            joining = null;
            throw;
        }
        finally
        {
            TakeIn(after, missed, joining);
        }
    }

    private void TakeIn(long? after, IReadOnlyList<T> missed, LiveReader<T>? joining)
    {
        lock (_readers)
        {
            if (_isSubscribed)
                _last ??= after;
            foreach (var told in missed)
                Add(told);
            if (joining is not null)
            {
                foreach (var told in missed)
                    joining.Add(told);
                _readers.Add(joining);
            }

            foreach (var told in _waiting)
                Add(told);
            _waiting.Clear();
            _isCatchingUp = false;
        }
    }

    private void Add(T told)
    {
        var id = idOf(told);
        if (!_seen.Add(id))
            return;
        _recent.Enqueue(id);
        if (_recent.Count > Remembered)
            _seen.Remove(_recent.Dequeue());
        _last = id;
        foreach (var reader in _readers)
            reader.Add(told);
    }
}

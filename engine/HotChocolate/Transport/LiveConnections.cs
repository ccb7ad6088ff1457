using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore;

/// <summary>A connection that stays open, and is told by a clock that it shares with all others.</summary>
internal interface ILiveConnection
{
    /// <summary>Shows the client, and whatever is in between, that the connection is alive. Called one at a time, and must not wait.</summary>
    void KeepAlive();

    /// <summary>The server ends: so does the connection, in such a way that the client knows to come again.</summary>
    void GoAway();
}

/// <summary>The connections of one kind: one timer and one shutdown for all of them, because there may be very many.</summary>
internal sealed class LiveConnections
{
    private readonly HashSet<ILiveConnection> _open = [];
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private bool _isRunning;

    public LiveConnections(TimeSpan interval, TimeProvider time, IHostApplicationLifetime? lifetime)
    {
        (_interval, _time) = (interval, time);
        _stopping = lifetime?.ApplicationStopping ?? CancellationToken.None;
        _stopping.UnsafeRegister(static connections => ((LiveConnections)connections!).SendAway(), this);
    }

    public void Add(ILiveConnection connection)
    {
        lock (_open)
        {
            _open.Add(connection);
            if (!_isRunning)
                _ = KeepAliveAsync();
            _isRunning = true;
        }

        if (_stopping.IsCancellationRequested)
            connection.GoAway();
    }

    public void Remove(ILiveConnection connection)
    {
        lock (_open)
            _open.Remove(connection);
    }

    private async Task KeepAliveAsync()
    {
        using var timer = new PeriodicTimer(_interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping))
            {
                foreach (var connection in Snapshot())
                    connection.KeepAlive();
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private void SendAway()
    {
        foreach (var connection in Snapshot())
            connection.GoAway();
    }

    private ILiveConnection[] Snapshot()
    {
        lock (_open)
            return [.. _open];
    }
}

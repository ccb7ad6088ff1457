using System.Text.Json;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>One viewer's socket with many subscriptions: all that has come by each of them.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly GraphQLSocket _socket;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<JsonElement>> _events = [];
    private readonly Dictionary<string, string> _ended = [];
    private readonly Task _pumping;
    private bool _isClosed;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Listener(GraphQLSocket socket)
    {
        _socket = socket;
        _pumping = PumpAsync();
    }

    public static async Task<Listener> OpenAsync(World world, Person? person) =>
        new(await GraphQLSocket.OpenAsync(world.Gateway.Address, person is null ? "null" : $$"""{ "Authorization": "Bearer {{person.AccessToken}}" }"""));

    public Task SubscribeAsync(string id, string document, object variables) => _socket.SubscribeAsync(id, document, variables);

    /// <summary>Whether something has come by a subscription, with this in it.</summary>
    public bool Has(string id, string sought = "")
    {
        lock (_lock)
            return _events.TryGetValue(id, out var events) && events.Exists(told => told.GetRawText().Contains(sought, StringComparison.Ordinal));
    }

    /// <summary>Whether a subscription was refused, or is over.</summary>
    public bool HasEnded(string id)
    {
        lock (_lock)
            return _isClosed || _ended.ContainsKey(id);
    }

    /// <summary>The message that ended it.</summary>
    public string? WhyEnded(string id)
    {
        lock (_lock)
            return _ended.GetValueOrDefault(id);
    }

    /// <summary>Waits for what comes until something is so.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
                changed = _changed.Task;
            if (isSo())
                return;
            try
            {
                await changed.WaitAsync(s_patience);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"It does not come: {what}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        // The socket's own patience ends it at the latest.
        await _pumping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PumpAsync()
    {
        while (await _socket.TryMessageAsync() is { } message)
        {
            var id = message.At("id").GetString()!;
            lock (_lock)
            {
                if (message.At("type").GetString() == "next" && message.At("payload") is var payload && payload.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null)
                    EventsOf(id).Add(data);
                else
                    _ended[id] = message.GetRawText();
                Tell();
            }
        }

        lock (_lock)
        {
            _isClosed = true;
            Tell();
        }
    }

    private void Tell()
    {
        _changed.SetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private List<JsonElement> EventsOf(string id)
    {
        if (!_events.TryGetValue(id, out var events))
            _events.Add(id, events = []);
        return events;
    }
}

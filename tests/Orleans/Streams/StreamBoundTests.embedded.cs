using Orleans.Streams;

namespace Nexus.Orleans.Tests;

/// <summary>
/// The embedded streams' own bounds. In Orleans a delivery is tried again for a minute by default, and a memory queue refuses a producer instead of letting it wait.
/// </summary>
[Collection(OneSilo.Name)]
public sealed class StreamBoundTests(ClusterFixture fixture)
{
    private const int Capacity = 1024;
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Event_that_always_fails_is_given_up_after_five_attempts_and_the_next_one_comes()
    {
        var stream = Stream("flaky");
        await stream.OnNextAsync("last before");
        await Gate.Reached(_key + "last before");
        foreach (var item in new[] { "always fail", "last" })
            await stream.OnNextAsync(item);
        await Gate.Reached(_key + "last");
        Assert.Equal(["last before", "last"], Gate.Noted(_key));
        Assert.Equal(5, Gate.Noted(_key + ".failed").Length);
    }

    [Fact]
    public async Task Producer_waits_while_a_subscriber_has_too_many_events_to_take()
    {
        var stream = Stream("implicit");
        await stream.OnNextAsync("stick");
        var producing = ProduceAsync(2 * Capacity);
        // The other subscriber gets what there is room for at the one that is stuck, and no more.
        await Gate.Reached(_key + $"last {Capacity - 2}");
        Assert.False(producing.IsCompleted);
        Assert.InRange(Gate.Noted(_key).Length, Capacity - 1, Capacity + 2);

        Gate.Open(_key + ".unstick");
        await producing.WaitAsync(TimeSpan.FromSeconds(20));
        await Gate.Reached(_key + $"last {(2 * Capacity) - 1}");
        Assert.Equal((2 * Capacity) + 1, Gate.Noted(_key).Length);

        async Task ProduceAsync(int count)
        {
            for (var number = 0; number < count; number++)
                await stream.OnNextAsync($"last {number}");
        }
    }

    private IAsyncStream<string> Stream(string ns) => fixture.Grains.GetStreamProvider(ClusterFixture.Streams).GetStream<string>(StreamId.Create(ns, _key));
}

using System.Collections.Concurrent;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Nexus.Orleans.Tests;

/// <summary>Notes what it gets under its key and the namespace.</summary>
public interface IListenerGrain : IGrainWithStringKey
{
    Task Subscribe(string ns);

    Task Unsubscribe();

    Task Leave();
}

[ImplicitStreamSubscription("implicit")]
[ImplicitStreamSubscription("flaky")]
public sealed class ListenerGrain : Grain, IListenerGrain, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    private StreamSubscriptionHandle<string>? _handle;

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        if (item.StartsWith("fail twice", StringComparison.Ordinal) && Gate.Noted(this.GetPrimaryKeyString() + ".failed").Length < 2)
        {
            Gate.Note(this.GetPrimaryKeyString() + ".failed", item);
            throw new InvalidOperationException("Once more, please.");
        }

        if (item == "always fail")
        {
            Gate.Note(this.GetPrimaryKeyString() + ".failed", item);
            throw new InvalidOperationException("Never.");
        }

        Gate.Note(this.GetPrimaryKeyString(), item);
        if (item.StartsWith("last", StringComparison.Ordinal))
            Gate.Open(this.GetPrimaryKeyString() + item);
        return Task.CompletedTask;
    }

    public Task OnCompletedAsync() => Task.CompletedTask;

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public async Task Subscribe(string ns) =>
        _handle = await this.GetStreamProvider(ClusterFixture.Streams).GetStream<string>(StreamId.Create(ns, this.GetPrimaryKeyString())).SubscribeAsync(this);

    public async Task Unsubscribe() => await _handle!.UnsubscribeAsync();

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>Hangs on its first event until the gate of its key opens.</summary>
public interface IStuckListenerGrain : IGrainWithStringKey;

[ImplicitStreamSubscription("implicit")]
public sealed class StuckListenerGrain : Grain, IStuckListenerGrain, IStreamSubscriptionObserver
{
    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => await handleFactory.Create<string>().ResumeAsync(async (item, _) =>
    {
        if (item == "stick")
            await Gate.Reached(this.GetPrimaryKeyString() + ".unstick");
    });
}

[Collection(OneSilo.Name)]
public sealed class StreamTests(ClusterFixture fixture)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Implicit_subscriber_gets_events_in_order()
    {
        var stream = Stream("implicit");
        for (var index = 0; index < 100; index++)
            await stream.OnNextAsync($"{index}");
        await stream.OnNextAsync("last");
        await Gate.Reached(_key + "last");
        Assert.Equal([.. Enumerable.Range(0, 100).Select(static index => $"{index}"), "last"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Failing_delivery_is_tried_again_and_order_stays()
    {
        var stream = Stream("flaky");
        foreach (var item in new[] { "one", "two", "fail twice", "three", "last" })
            await stream.OnNextAsync(item);
        await Gate.Reached(_key + "last");
        Assert.Equal(["one", "two", "fail twice", "three", "last"], Gate.Noted(_key));
        Assert.Equal(2, Gate.Noted(_key + ".failed").Length);
    }

    [Fact]
    public async Task Events_of_each_of_several_producers_stay_in_their_order()
    {
        await Task.WhenAll(ProduceAsync("a"), ProduceAsync("b"));
        await Stream("implicit").OnNextAsync("last");
        await Gate.Reached(_key + "last");
        foreach (var producer in new[] { "a", "b" })
        {
            Assert.Equal(
                Enumerable.Range(0, 50).Select(number => $"{producer} {number}"),
                Gate.Noted(_key).Where(item => item.StartsWith(producer, StringComparison.Ordinal)));
        }

        async Task ProduceAsync(string producer)
        {
            for (var number = 0; number < 50; number++)
                await Stream("implicit").OnNextAsync($"{producer} {number}");
        }
    }

    [Fact]
    public async Task Batch_arrives_as_its_items()
    {
        await Stream("implicit").OnNextBatchAsync(["one", "two", "last"]);
        await Gate.Reached(_key + "last");
        Assert.Equal(["one", "two", "last"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Stuck_subscriber_does_not_stop_the_others()
    {
        var stream = Stream("implicit");
        await stream.OnNextAsync("stick");
        await stream.OnNextAsync("last");
        await Gate.Reached(_key + "last");
        Gate.Open(_key + ".unstick");
    }

    [Fact]
    public async Task Explicit_subscription_outlives_its_activation_and_ends_when_told()
    {
        var grain = fixture.Grains.GetGrain<IListenerGrain>(_key);
        await grain.Subscribe("explicit");
        var stream = Stream("explicit");
        await stream.OnNextAsync("last before");
        await Gate.Reached(_key + "last before");
        await grain.Leave();
        await stream.OnNextAsync("last after");
        await Gate.Reached(_key + "last after");
        Assert.Equal(["last before", "last after"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Unsubscribed_grain_gets_nothing_more()
    {
        var grain = fixture.Grains.GetGrain<IListenerGrain>(_key);
        await grain.Subscribe("explicit");
        var stream = Stream("explicit");
        await stream.OnNextAsync("last");
        await Gate.Reached(_key + "last");
        await grain.Unsubscribe();
        await stream.OnNextAsync("unheard");
        await Stream("implicit").OnNextAsync("last one");
        await Gate.Reached(_key + "last one");
        Assert.Equal(["last", "last one"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Client_can_subscribe()
    {
        var heard = new ConcurrentQueue<string>();
        var stream = Stream("client");
        var last = new TaskCompletionSource();
        var handle = await stream.SubscribeAsync((item, _) =>
        {
            heard.Enqueue(item);
            if (item == "last")
                last.TrySetResult();
            return Task.CompletedTask;
        });
        await stream.OnNextAsync("one");
        await stream.OnNextAsync("last");
        await last.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await handle.UnsubscribeAsync();
        Assert.Equal(["one", "last"], heard);
    }

    [Fact]
    public async Task Events_without_subscribers_are_dropped()
    {
        await Stream("nobody").OnNextAsync("unheard");
    }

    private IAsyncStream<string> Stream(string ns) => fixture.Grains.GetStreamProvider(ClusterFixture.Streams).GetStream<string>(StreamId.Create(ns, _key));
}

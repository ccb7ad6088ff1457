using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace Nexus.Orleans.Tests;

public interface IBellObserver : IGrainObserver
{
    void Rang(string text);

    Task Asked(string text);
}

public interface IBellGrain : IGrainWithStringKey
{
    Task<int> Subscribe(IBellObserver observer);

    Task<int> Unsubscribe(IBellObserver observer);

    Task<int> Ring(string text);

    Task<int> Ask(string text);

    /// <summary>Who calls, where a filter knows.</summary>
    Task<string?> CallerOf();
}

public sealed class BellGrain : Grain, IBellGrain
{
    private readonly ObserverManager<IBellObserver> _observers = new(TimeSpan.FromMinutes(5), NullLogger.Instance);

    public Task<int> Subscribe(IBellObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(_observers.Count);
    }

    public Task<int> Unsubscribe(IBellObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.FromResult(_observers.Count);
    }

    public Task<int> Ring(string text)
    {
        _observers.Notify(observer => observer.Rang(text));
        return Task.FromResult(_observers.Count);
    }

    public async Task<int> Ask(string text)
    {
        await _observers.Notify(observer => observer.Asked(text));
        return _observers.Count;
    }

    public Task<string?> CallerOf() => Task.FromResult<string?>(null);
}

[Collection(OneSilo.Name)]
public sealed class ObserverTests(ClusterFixture fixture)
{
    private readonly IBellGrain _bell = fixture.Grains.GetGrain<IBellGrain>(Guid.NewGuid().ToString());

    [Fact]
    public async Task Observer_hears_in_order()
    {
        var listener = new Listener();
        var reference = fixture.Grains.CreateObjectReference<IBellObserver>(listener);
        await _bell.Subscribe(reference);
        await _bell.Ring("one");
        await _bell.Ring("two");
        await _bell.Ask("three");
        Assert.Equal(["one", "two", "three"], listener.Heard);
    }

    [Fact]
    public async Task Subscribing_twice_counts_once_and_unsubscribing_ends_it()
    {
        var listener = new Listener();
        var reference = fixture.Grains.CreateObjectReference<IBellObserver>(listener);
        Assert.Equal(1, await _bell.Subscribe(reference));
        Assert.Equal(1, await _bell.Subscribe(reference));
        Assert.Equal(0, await _bell.Unsubscribe(reference));
        await _bell.Ask("unheard");
        Assert.Empty(listener.Heard);
    }

    [Fact]
    public async Task Failing_observer_is_forgotten()
    {
        var listener = new Listener { Fails = true };
        await _bell.Subscribe(fixture.Grains.CreateObjectReference<IBellObserver>(listener));
        Assert.Equal(0, await _bell.Ask("ouch"));
        GC.KeepAlive(listener);
    }

    private sealed class Listener : IBellObserver
    {
        public ConcurrentQueue<string> Heard { get; } = [];

        public bool Fails { get; init; }

        public void Rang(string text) => Heard.Enqueue(text);

        public Task Asked(string text)
        {
            Heard.Enqueue(text);
            return Fails ? Task.FromException(new InvalidOperationException(text)) : Task.CompletedTask;
        }
    }
}

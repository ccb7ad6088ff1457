using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace Nexus.Orleans.Tests;

/// <summary>Who is told of what, and for how long.</summary>
public sealed class ObserverManagerTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private readonly ObserverManager<string, string> _observers;
    private readonly List<string> _told = [];
    private DateTime _now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public ObserverManagerTests() => _observers = new(s_minute, NullLogger.Instance) { GetDateTime = () => _now };

    [Fact]
    public void Observer_is_told_until_its_time_is_over_and_then_forgotten()
    {
        _observers.Subscribe("a", "Ann");
        _now += s_minute;
        _observers.Notify(_told.Add);
        Assert.Equal(["Ann"], _told);

        _now += TimeSpan.FromTicks(1);
        Assert.Equal(1, _observers.Count);
        _observers.Notify(_told.Add);
        Assert.Equal(["Ann"], _told);
        Assert.Equal(0, _observers.Count);
    }

    [Fact]
    public void Subscribing_again_renews_the_time_and_replaces_the_observer()
    {
        _observers.Subscribe("a", "Ann");
        _now += s_minute;
        _observers.Subscribe("a", "Anna");
        _now += s_minute;
        _observers.Notify(_told.Add);
        Assert.Equal(["Anna"], _told);
    }

    [Fact]
    public void Expired_observers_are_there_until_they_are_cleared()
    {
        _observers.Subscribe("a", "Ann");
        _now += s_minute + TimeSpan.FromTicks(1);
        _observers.Subscribe("b", "Bob");
        Assert.Equal((2, "Ann,Bob", "a,b"), (_observers.Count, string.Join(',', _observers.Order()), string.Join(',', _observers.Observers.Keys.Order())));
        _observers.ClearExpired();
        Assert.Equal((1, "Bob", "b"), (_observers.Count, string.Join(',', _observers), string.Join(',', _observers.Observers.Keys)));
    }

    [Fact]
    public async Task Failing_observer_is_forgotten_and_the_others_are_told()
    {
        _observers.Subscribe("a", "Ann");
        _observers.Subscribe("b", "Bob");
        await _observers.Notify(name => name == "Ann" ? Task.FromException(new InvalidDataException()) : Tell(name));
        Assert.Equal(["Bob"], _told);
        Assert.Equal(["Bob"], _observers);
    }

    [Fact]
    public void Only_those_that_are_meant_are_told()
    {
        _observers.Subscribe("a", "Ann");
        _observers.Subscribe("b", "Bob");
        _observers.Notify(_told.Add, static name => name == "Bob");
        Assert.Equal(["Bob"], _told);
    }

    [Fact]
    public void Fault_of_the_choice_is_the_callers()
    {
        _observers.Subscribe("a", "Ann");
        Assert.Throws<InvalidDataException>(() => _observers.Notify(_told.Add, static _ => throw new InvalidDataException()));
        Assert.Equal(["Ann"], _observers);
    }

    [Fact]
    public void Those_that_come_and_go_while_others_are_told_are_not_looked_at()
    {
        _observers.Subscribe("a", "Ann");
        _observers.Subscribe("b", "Bob");
        _observers.Notify(name =>
        {
            _told.Add(name);
            _observers.Unsubscribe("b");
            _observers.Subscribe("c", "Cem");
        });
        Assert.Equal(["Ann", "Bob"], _told);
        Assert.Equal(["Ann", "Cem"], _observers.Order());
    }

    [Fact]
    public void Time_that_is_shortened_counts_for_those_that_are_there()
    {
        _observers.Subscribe("a", "Ann");
        _now += TimeSpan.FromSeconds(2);
        _observers.ExpirationDuration = TimeSpan.FromSeconds(1);
        _observers.Notify(_told.Add);
        Assert.Empty(_told);
    }

    private Task Tell(string name)
    {
        _told.Add(name);
        return Task.CompletedTask;
    }
}

using Orleans.Concurrency;

namespace Nexus.Orleans.Tests;

/// <summary>What passes between silos, and between a client and a silo, arrives as something else than what was sent, and equal to it.</summary>
[Collection(TwoSilos.Name)]
public sealed class WireTests(TwoSilosFixture fixture)
{
    [Fact]
    public async Task Mutable_argument_is_not_shared_with_another_silo()
    {
        var (here, there) = await fixture.NewPairAsync();
        Assert.Equal([1], await here.SendMutable(there.GetPrimaryKeyLong()));
        Assert.Equal([1, 100], (List<int>)WireGrain.Kept[there.GetPrimaryKeyLong()]);
    }

    [Fact]
    public async Task Immutable_argument_is_another_object_on_another_silo()
    {
        var (here, there) = await fixture.NewPairAsync();
        Assert.False(await here.SendImmutable(there.GetPrimaryKeyLong()));
        Assert.Equal("text", ((ImmutableMessage)WireGrain.Kept[there.GetPrimaryKeyLong()]).Text);
    }

    [Fact]
    public async Task What_the_caller_changes_after_the_call_is_not_seen()
    {
        var gate = Guid.NewGuid().ToString();
        List<int> numbers = [1];
        var counting = fixture.NewGrain().WaitAndCount(gate, numbers);
        numbers.Add(2);
        Gate.Open(gate);
        Assert.Equal(1, await counting);
    }

    [Fact]
    public async Task Circle_arrives_as_a_circle()
    {
        var (here, there) = await fixture.NewPairAsync();
        Assert.True(await here.SendCircle(there.GetPrimaryKeyLong()));
    }

    [Fact]
    public async Task Every_kind_of_member_arrives()
    {
        var bird = new Bird("secret")
        {
            Unnumbered = "stays behind",
            Wings = 2,
            Age = 3,
            Colour = Colour.Green,
            Pair = new MessagePair { First = new MutableMessage { Text = "first" }, Second = 2 },
            Hatched = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(2)),
            Eggs = new Immutable<int[]>([4, 5]),
            Calculator = fixture.Client.GetGrain<ICalculatorGrain>(12),
            Grain = GrainId.Create("type", "key"),
            Stream = StreamId.Create("namespace", "key"),
            Money = new Money("EUR", 6),
            Track = new Track(7, "long"),
        };
        Assert.Equal(
            "secret as made 2 3 -1 Green first 2 2026-11-21T12:00:00.0000000+02:00 4,5 type/key namespace/key EUR 6 Track { Length = 7, Name = long } 12",
            await fixture.NewGrain().Describe(bird));
    }

    [Fact]
    public async Task Every_kind_of_collection_arrives_with_its_order_and_comparer()
    {
        var sent = new Collections();
        var echo = Assert.IsType<Collections>(await fixture.NewGrain().Echo(sent));
        Assert.Equal(sent.Describe(), echo.Describe());
        echo.Change();
        Assert.Equal(new Collections().Describe(), sent.Describe());
    }

    [Fact]
    public async Task Type_with_an_alias_arrives_behind_object() =>
        Assert.Equal(new RenamedThing("text"), await fixture.NewGrain().Echo(new RenamedThing("text")));

    [Fact]
    public async Task Value_behind_an_interface_arrives_as_what_it_is() =>
        Assert.Equal(5, Assert.IsType<MarkedThing>(await fixture.NewGrain().EchoThing(new MarkedThing { Number = 5 })).Number);

    [Fact]
    public async Task Foreign_type_travels_by_its_converter() =>
        Assert.Equal(5, Assert.IsType<Money>(await fixture.NewGrain().Echo(new Money("EUR", 5))).Cents);

    [Fact]
    public async Task Query_that_is_declared_as_a_sequence_arrives_as_what_it_gave() =>
        Assert.Equal([2, 3], await fixture.NewGrain().EchoSequence(Enumerable.Range(0, 3).Select(static number => number + 1)));

    [Fact]
    public async Task Values_of_the_request_context_are_not_shared()
    {
        List<int> numbers = [1];
        RequestContext.Set("numbers", numbers);
        var counting = fixture.NewGrain().CountContext("numbers");
        numbers.Add(2);
        Assert.Equal(1, await counting);
        RequestContext.Clear();
    }

    [Fact]
    public async Task Enumerated_items_arrive_and_their_argument_is_not_shared()
    {
        var first = new MutableMessage { Numbers = [100] };
        var items = new List<MutableMessage>();
        await foreach (var item in fixture.NewGrain().Count(first, 3))
            items.Add(item);
        Assert.Equal(["100,0", "100,0,1", "100,0,1,2"], items.Select(static item => string.Join(',', item.Numbers)));
        Assert.Equal([100], first.Numbers);
    }

    [Fact]
    public async Task Cancellation_reaches_the_other_silo()
    {
        var gate = Guid.NewGuid().ToString();
        using var cancellation = new CancellationTokenSource();
        var waiting = fixture.NewGrain().WaitForEver(gate, cancellation.Token);
        await Gate.Reached(gate);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Gate.Reached(gate + " cancelled");
    }

    [Fact]
    public async Task Observer_hears_from_another_silo_what_is_not_shared()
    {
        var hearer = new Hearer();
        var reference = fixture.Client.CreateObjectReference<IHearer>(hearer);
        var message = new MutableMessage { Text = "heard" };
        await fixture.NewGrain().Tell(reference, message);
        var heard = Assert.IsType<MutableMessage>(await hearer.Heard.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("heard", heard.Text);
        Assert.NotSame(message, heard);
        GC.KeepAlive(hearer);
    }

    [Fact]
    public async Task Stream_item_reaches_subscribers_on_both_silos_and_is_not_shared()
    {
        var (here, there) = await fixture.NewPairAsync();
        var stream = StreamId.Create("wire", Guid.NewGuid());
        await here.Subscribe(stream);
        await there.Subscribe(stream);
        await here.Publish(stream, new MutableMessage { Numbers = [1] });
        var items = new List<MutableMessage>();
        foreach (var subscriber in (IWireGrain[])[here, there])
        {
            await Gate.Reached($"wire {subscriber.GetPrimaryKeyLong()}");
            items.Add((MutableMessage)WireGrain.Kept[subscriber.GetPrimaryKeyLong()]);
        }

        Assert.NotSame(items[0], items[1]);
        Assert.Equal([[1, 100], [1, 100]], items.Select(static item => item.Numbers));
    }

    private sealed class Hearer : IHearer
    {
        private readonly TaskCompletionSource<object> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<object> Heard => _heard.Task;

        public void Hear(object item) => _heard.TrySetResult(item);
    }
}

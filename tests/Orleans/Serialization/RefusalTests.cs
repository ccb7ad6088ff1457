using Orleans.Serialization;

namespace Nexus.Orleans.Tests;

/// <summary>What Orleans could not carry is refused when it is sent: the sender is told, and nothing is half sent.</summary>
[Collection(TwoSilos.Name)]
public sealed class RefusalTests(TwoSilosFixture fixture)
{
    public static TheoryData<string> Kinds => [.. Unmarked.Keys];

    private static Dictionary<string, object> Unmarked { get; } = new()
    {
        ["itself"] = new UnmarkedThing(),
        ["in a member"] = new Holder { Held = new UnmarkedThing() },
        ["in a list"] = new List<object> { 1, new UnmarkedThing() },
        ["as a list's item, though there is none"] = new List<UnmarkedThing>(),
        ["derived from a marked one"] = new UnmarkedHeir(),
        ["anonymous"] = new { Number = 1 },
        ["query"] = Enumerable.Range(0, 3).Where(static number => number > 0),
        ["delegate"] = static () => 1,
        ["comparer"] = new HashSet<string>(new LengthComparer()),
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Argument_behind_object_is_refused(string kind) =>
        await Assert.ThrowsAsync<CodecNotFoundException>(() => fixture.NewGrain().Echo(Unmarked[kind]));

    [Fact]
    public async Task Argument_behind_an_interface_is_refused() =>
        await Assert.ThrowsAsync<CodecNotFoundException>(() => fixture.NewGrain().EchoThing(new UnmarkedThing()));

    [Fact]
    public async Task Argument_from_silo_to_silo_is_refused()
    {
        var (here, there) = await fixture.NewPairAsync();
        Assert.Equal(nameof(CodecNotFoundException), await here.SendUnmarked(there.GetPrimaryKeyLong()));
    }

    [Fact]
    public async Task Result_is_refused_and_the_grain_goes_on()
    {
        var grain = fixture.NewGrain();
        await Assert.ThrowsAsync<CodecNotFoundException>(grain.Unmarked);
        Assert.Equal(1, await grain.Echo(1));
    }

    [Fact]
    public async Task Value_of_the_request_context_is_refused()
    {
        RequestContext.Set("thing", new UnmarkedThing());
        await Assert.ThrowsAsync<CodecNotFoundException>(() => fixture.NewGrain().Echo(1));
        RequestContext.Clear();
    }

    [Fact]
    public async Task Stream_item_is_refused()
    {
        var stream = fixture.Client.GetStreamProvider(ClusterFixture.Streams).GetStream<object>(StreamId.Create("wire", Guid.NewGuid()));
        await Assert.ThrowsAsync<CodecNotFoundException>(() => stream.OnNextAsync(new UnmarkedThing()));
    }

    [Fact]
    public async Task What_an_observer_should_hear_is_refused_at_the_teller()
    {
        var hearer = new DeafHearer();
        var reference = fixture.Client.CreateObjectReference<IHearer>(hearer);
        await Assert.ThrowsAsync<CodecNotFoundException>(() => fixture.NewGrain().Tell(reference, new Holder { Held = new UnmarkedThing() }));
        GC.KeepAlive(hearer);
    }

    [Fact]
    public async Task Observer_without_a_reference_is_refused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => fixture.NewGrain().Tell(new DeafHearer(), 1));

    private sealed class DeafHearer : IHearer
    {
        public void Hear(object item)
        {
        }
    }

    private sealed class LengthComparer : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x?.Length == y?.Length;

        public int GetHashCode(string obj) => obj.Length;
    }
}

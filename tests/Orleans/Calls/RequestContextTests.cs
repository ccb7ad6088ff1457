namespace Nexus.Orleans.Tests;

public interface IContextGrain : IGrainWithIntegerKey
{
    Task<string?> Read(string key);

    Task<string?> ReadThrough(IContextGrain other, string key);

    Task Write(string key, string value);

    /// <summary>The caller's own ambient value, and what the other grain saw and left.</summary>
    Task<string> CallWithAmbientValue(IContextGrain other);

    Task<string?> ReplaceAmbientValue();
}

public sealed class ContextGrain : Grain, IContextGrain
{
    private static readonly AsyncLocal<string?> Ambient = new();

    public Task<string?> Read(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public async Task<string?> ReadThrough(IContextGrain other, string key)
    {
        await Task.Yield();
        return await other.Read(key);
    }

    /// <summary>Not async: what it sets stays in the execution context of the turn.</summary>
    public Task Write(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<string> CallWithAmbientValue(IContextGrain other)
    {
        Ambient.Value = "caller's";
        await other.Read("warm");
        var seen = await other.ReplaceAmbientValue();
        return $"{seen ?? "nothing"}, {Ambient.Value}";
    }

    public Task<string?> ReplaceAmbientValue()
    {
        var seen = Ambient.Value;
        Ambient.Value = "callee's";
        return Task.FromResult(seen);
    }
}

[Collection(OneSilo.Name)]
public sealed class RequestContextTests(ClusterFixture fixture)
{
    [Fact]
    public async Task Values_travel_along_a_chain_of_calls()
    {
        RequestContext.Set("trace", "abc");
        Assert.Equal("abc", await fixture.Grains.GetGrain<IContextGrain>(1).ReadThrough(fixture.Grains.GetGrain<IContextGrain>(2), "trace"));
    }

    [Fact]
    public async Task Values_do_not_travel_back()
    {
        await fixture.Grains.GetGrain<IContextGrain>(3).Write("leak", "yes");
        Assert.Null(RequestContext.Get("leak"));
    }

    [Fact]
    public async Task Values_of_one_call_are_not_seen_by_the_next()
    {
        var grain = fixture.Grains.GetGrain<IContextGrain>(4);
        await grain.Write("leak", "yes");
        Assert.Null(await grain.Read("leak"));
    }

    [Fact]
    public async Task Ambient_values_of_caller_and_callee_stay_apart()
    {
        Assert.Equal("nothing, caller's", await fixture.Grains.GetGrain<IContextGrain>(5).CallWithAmbientValue(fixture.Grains.GetGrain<IContextGrain>(6)));
    }
}

namespace Nexus.Orleans.Tests;

public interface IContextGrain : IGrainWithIntegerKey
{
    Task<string?> Read(string key);

    Task<string?> ReadThrough(IContextGrain other, string key);

    Task Write(string key, string value);
}

public sealed class ContextGrain : Grain, IContextGrain
{
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
}

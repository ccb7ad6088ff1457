namespace Nexus.Orleans.Tests;

public interface IBlockingGrain : IGrainWithStringKey
{
    /// <summary>Keeps its thread until the gate of its key is open.</summary>
    Task Block();

    Task Pass();
}

public sealed class BlockingGrain : Grain, IBlockingGrain
{
    public Task Block()
    {
        Gate.Note(this.GetPrimaryKeyString(), "blocks");
        ((IAsyncResult)Gate.Reached(this.GetPrimaryKeyString())).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(20));
        return Task.CompletedTask;
    }

    public Task Pass() => Task.CompletedTask;
}

/// <summary>A client's thread runs short calls itself; that must not be seen by those whose calls are long.</summary>
[Collection(OneSilo.Name)]
public sealed class BlockingTests(ClusterFixture fixture)
{
    [Fact]
    public async Task Client_goes_on_while_a_grain_keeps_its_thread()
    {
        var key = Guid.NewGuid().ToString("N");
        var grain = fixture.Grains.GetGrain<IBlockingGrain>(key);
        for (var round = 0; round < 200; round++)
            await grain.Pass();

        var blocked = grain.Block();
        Gate.Open(key);

        await blocked;
    }
}

namespace Nexus.Orleans.Tests;

public sealed class IdleCollectionTests(SiloWith<ShortLives> silo) : IClassFixture<SiloWith<ShortLives>>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Idle_activation_is_collected()
    {
        await Grain(_key).Calls();
        await Gate.Reached(_key + ".gone");
        Assert.Equal(["activated", "deactivated ActivationIdle"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Ticks_do_not_count_as_use()
    {
        await Grain(_key).Tick(keepAlive: false);
        await Gate.Reached(_key + ".gone");
        Assert.Equal(["activated", "deactivated ActivationIdle"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Ticks_that_are_to_keep_the_activation_alive_do()
    {
        await Grain(_key).Tick(keepAlive: true);
        await OthersAreCollected();
        Assert.Equal(["activated"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Delayed_deactivation_keeps_an_idle_activation()
    {
        await Grain(_key).Stay(TimeSpan.FromHours(2));
        await OthersAreCollected();
        Assert.Equal(["activated"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Class_that_may_be_idle_for_longer_is_not_collected_with_the_others()
    {
        await silo.Grains.GetGrain<ILongLivedGrain>(_key).Calls();
        await OthersAreCollected();
        Assert.Equal(["activated"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Class_that_is_always_active_is_not_collected()
    {
        await silo.Grains.GetGrain<IImmortalGrain>(_key).Calls();
        await OthersAreCollected();
        Assert.Equal(["activated"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Class_that_is_kept_alive_is_not_collected()
    {
        await silo.Grains.GetGrain<IKeptGrain>(_key).Calls();
        await OthersAreCollected();
        Assert.Equal(["activated"], Gate.Noted(_key));
    }

    private ILifeGrain Grain(string key) => silo.Grains.GetGrain<ILifeGrain>(key);

    /// <summary>Two rounds: by the end of the second one the age of an activation that was used before has long passed.</summary>
    private async Task OthersAreCollected()
    {
        foreach (var round in new[] { ".first", ".second" })
        {
            await Grain(_key + round).Calls();
            await Gate.Reached(_key + round + ".gone");
        }
    }
}

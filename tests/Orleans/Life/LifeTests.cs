namespace Nexus.Orleans.Tests;

[Collection(OneSilo.Name)]
public sealed class LifeTests(ClusterFixture fixture)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Grain_activates_with_its_first_call()
    {
        Assert.Empty(Gate.Noted(_key));
        Assert.Equal(1, await Grain(_key).Calls());
        Assert.Equal(["activated"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Failing_activation_fails_its_callers_and_leaves_nothing()
    {
        var key = _key + "fail";
        await Assert.ThrowsAsync<InvalidDataException>(Grain(key).Calls);
        await Assert.ThrowsAsync<InvalidDataException>(Grain(key).Calls);
        Gate.Note(key + ".mended", "yes");
        Assert.Equal(1, await Grain(key).Calls());
    }

    [Fact]
    public async Task DeactivateOnIdle_ends_this_activation_and_the_next_call_finds_a_new_one()
    {
        await Grain(_key).Calls();
        await Grain(_key).Leave();
        await Gate.Reached(_key + ".gone");
        Assert.Equal(1, await Grain(_key).Calls());
        Assert.Equal(["activated", "deactivated ApplicationRequested", "activated"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Running_call_ends_before_deactivation_and_waiting_ones_go_to_the_next_activation()
    {
        var running = Grain(_key).LeaveAndWait();
        await Gate.Reached(_key + ".begun");
        var waiting = Grain(_key).Calls();
        Gate.Open(_key + ".go");
        await running;
        Assert.Equal(1, await waiting);
        Assert.Equal(["activated", "ended", "deactivated ApplicationRequested", "activated"], Gate.Noted(_key));
    }

    private ILifeGrain Grain(string key) => fixture.Grains.GetGrain<ILifeGrain>(key);
}

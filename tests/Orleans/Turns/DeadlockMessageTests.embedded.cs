namespace Nexus.Orleans.Tests;

[Collection(OneSilo.Name)]
public sealed class DeadlockMessageTests(ClusterFixture fixture)
{
    private readonly string _name = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Timeout_of_a_cycle_names_everybody_in_it()
    {
        var caller = fixture.Grains.GetGrain<IStrictTurnGrain>(_name + "a");
        var callee = fixture.Grains.GetGrain<IStrictTurnGrain>(_name + "b");
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => caller.CallBack(callee, allowed: false));
        var (first, second) = (caller.GetGrainId(), callee.GetGrainId());
        Assert.StartsWith(
            $"Response did not arrive on time for ITurnGrain.CallBackToSoon to {second} from {first}; {second} was running ITurnGrain.CallBackToSoon; {first} was running ITurnGrain.CallBack",
            failure.Message,
            StringComparison.Ordinal);
    }
}

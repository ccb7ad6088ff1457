namespace Nexus.Orleans.Tests;

[Collection(OneSilo.Name)]
public sealed class CallTests(ClusterFixture fixture)
{
    [Fact]
    public async Task Call_runs_in_the_grain_with_the_key()
    {
        Assert.Equal(-7, await fixture.Grains.GetGrain<ICalculatorGrain>(-7).Key());
    }

    [Fact]
    public async Task State_stays_between_calls()
    {
        var grain = fixture.Grains.GetGrain<ICalculatorGrain>(101);
        await grain.Add(2);
        await grain.Add(3);
        Assert.Equal(5, await grain.Total());
    }

    [Fact]
    public async Task Turns_do_not_overlap()
    {
        var grain = fixture.Grains.GetGrain<ICalculatorGrain>(102);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.Add(1)));
        Assert.Equal(500, await grain.Total());
    }

    [Fact]
    public async Task Arguments_and_results_arrive()
    {
        var grain = fixture.Grains.GetGrain<ICalculatorGrain>(103);
        Assert.Equal("a,,1,2,3", await grain.Join("a", null, [1, 2, 3]));
        Assert.Equal(42, await grain.Doubled(21));
    }

    [Fact]
    public async Task Exception_crosses_with_its_type_and_the_place_where_it_was_thrown()
    {
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => fixture.Grains.GetGrain<ICalculatorGrain>(104).Fail("Too much."));
        Assert.Equal("Too much.", failure.Message);
        Assert.Contains(nameof(CalculatorGrain), failure.ToString());
    }

    [Fact]
    public async Task Reference_travels_and_works_where_it_arrives()
    {
        var other = fixture.Grains.GetGrain<ICalculatorGrain>(106);
        await other.Add(9);
        Assert.Equal(9, await fixture.Grains.GetGrain<ICalculatorGrain>(105).TotalOf(other));
        Assert.Equal(other, await other.Self());
    }

    [Fact]
    public async Task Caller_that_cancels_is_released()
    {
        using var source = new CancellationTokenSource();
        var call = fixture.Grains.GetGrain<ICalculatorGrain>(107).WaitForCancellation(source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}

using Orleans.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public sealed class MailboxLimitTests(SiloWith<MailboxLimitTests.ShortMailboxes> silo) : IClassFixture<SiloWith<MailboxLimitTests.ShortMailboxes>>
{
    private const int Limit = 3;
    private readonly string _name = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Call_beyond_the_limit_of_waiting_ones_is_refused()
    {
        var grain = silo.Grains.GetGrain<IStrictTurnGrain>(_name);
        var running = grain.Wait(_name);
        await Gate.Reached(_name + ".begun");
        const int TooMany = 5;
        var calls = Enumerable.Range(0, Limit + TooMany).Select(_ => grain.Touch()).ToList();
        var refused = 0;
        await foreach (var call in Task.WhenEach(calls))
        {
            await Assert.ThrowsAsync<LimitExceededException>(() => call);
            if (++refused == TooMany)
                break;
        }

        Gate.Open(_name + ".go");
        await running;
        var accepted = 0;
        await foreach (var call in Task.WhenEach(calls))
            accepted += call.IsCompletedSuccessfully ? 1 : 0;
        Assert.Equal(Limit, accepted);
        Assert.Equal(Limit + 2, await grain.Touch());
    }

    public sealed class ShortMailboxes : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.Configure<SiloMessagingOptions>(static options => options.MaxEnqueuedRequestsHardLimit = Limit);
    }
}

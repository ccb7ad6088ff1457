using Orleans.Streams;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>How much waits: Orleans has no name for a mailbox's length, and its memory streams count their caches otherwise.</summary>
public sealed class QueueMetricsTests : IAsyncLifetime
{
    private const string Provider = "measured";
    private readonly string _gate = Guid.NewGuid().ToString("N");
    private TestCluster _cluster = null!;

    [Fact]
    public async Task Calls_that_wait_can_be_read_by_grain_class()
    {
        using var measured = new Measurements(_cluster.GetSiloServiceProvider());
        var grain = _cluster.Client.GetGrain<IMeasuredGrain>(0);
        var first = grain.Hold(_gate);
        await Gate.Reached($"{_gate} held");
        var others = new[] { grain.Call(), grain.Call() };
        measured.Read();
        Assert.Equal(3, measured[$"orleans-embedded-mailbox-length{{type=Nexus.Orleans.Tests.{nameof(MeasuredGrain)},Nexus.Orleans.Tests}}"]);
        Gate.Open(_gate);
        await Task.WhenAll([first, .. others]);
    }

    [Fact]
    public async Task Events_that_wait_can_be_read_and_those_that_went_are_counted()
    {
        using var measured = new Measurements(_cluster.ServiceProvider);
        var stream = _cluster.Client.GetStreamProvider(Provider).GetStream<int>(StreamId.Create("measured", _gate));
        var handle = await stream.SubscribeAsync(async (_, _) => await Gate.Reached(_gate));
        await stream.OnNextAsync(1);
        await stream.OnNextAsync(2);
        measured.Read();
        Assert.Equal((2, 2, 0), (measured["orleans-streams-persistent-stream-messages-read"], measured[$"orleans-streams-queue-cache-length{{QueueId={Provider}}}"],
            measured["orleans-streams-persistent-stream-messages-sent"]));

        Gate.Open(_gate);
        await measured.Reached("orleans-streams-persistent-stream-messages-sent", 2);
        await handle.UnsubscribeAsync();
    }

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddClientBuilderConfigurator<Streams>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    private sealed class Streams : IClientBuilderConfigurator
    {
        public void Configure(Microsoft.Extensions.Configuration.IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.AddMemoryStreams(Provider);
    }
}

using Microsoft.Extensions.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>Filters of a client, around what it calls and around what its observers get.</summary>
public sealed class ClientFilterTests(ClientFilterTests.Cluster cluster) : IClassFixture<ClientFilterTests.Cluster>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Observers_calls_run_through_the_clients_filters()
    {
        var listener = new Listener(_key);
        var reference = cluster.Grains.CreateObjectReference<IBellObserver>(listener);
        await Bell.Subscribe(reference);
        await Bell.Ask(_key);
        Assert.Equal(
            [$"before Asked from bell/{_key} to {reference.GetGrainId()} which is Listener", "asked", $"after Asked from bell/{_key} to {reference.GetGrainId()} which is Listener"],
            Gate.Noted(_key));
    }

    [Fact]
    public async Task Filter_of_a_client_may_keep_a_call_from_its_observer()
    {
        var listener = new Listener(_key);
        await Bell.Subscribe(cluster.Grains.CreateObjectReference<IBellObserver>(listener));
        Assert.Equal(0, await Bell.Ask("refuse " + _key));
        Assert.Empty(Gate.Noted(_key));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Callee_learns_which_client_calls()
    {
        var one = await Bell.CallerOf();
        Assert.StartsWith("sys.client/", one, StringComparison.Ordinal);
        Assert.Equal(one, await Bell.CallerOf());
    }

    private IBellGrain Bell => cluster.Grains.GetGrain<IBellGrain>(_key);

    private sealed class Listener(string key) : IBellObserver
    {
        public void Rang(string text) => Gate.Note(key, "rang");

        public Task Asked(string text)
        {
            Gate.Note(key, "asked");
            return Task.CompletedTask;
        }
    }

    public sealed class Cluster : IAsyncLifetime
    {
        private TestCluster _cluster = null!;

        public IGrainFactory Grains => _cluster.Client;

        public async Task InitializeAsync()
        {
            var builder = new TestClusterBuilder(1);
            builder.AddSiloBuilderConfigurator<Filters>();
            builder.AddClientBuilderConfigurator<Filters>();
            _cluster = builder.Build();
            await _cluster.DeployAsync();
        }

        public async Task DisposeAsync() => await _cluster.DisposeAsync();
    }

    private sealed class Filters : ISiloConfigurator, IClientBuilderConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddIncomingGrainCallFilter(static async context =>
        {
            await context.Invoke();
            if (context.MethodName == nameof(IBellGrain.CallerOf))
                context.Result = context.SourceId?.ToString();
        });

        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.AddIncomingGrainCallFilter(static async context =>
        {
            if (context.InterfaceMethod.DeclaringType != typeof(IBellObserver))
            {
                await context.Invoke();
                return;
            }

            var text = (string)context.Request.GetArgument(0)!;
            if (text.StartsWith("refuse", StringComparison.Ordinal))
                throw new UnauthorizedAccessException("Not this one.");
            var call = $"{context.MethodName} from {context.SourceId} to {context.TargetId} which is {context.Grain?.GetType().Name}";
            Gate.Note(text, $"before {call}");
            await context.Invoke();
            Gate.Note(text, $"after {call}");
        });
    }
}

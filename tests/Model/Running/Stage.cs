using Microsoft.Extensions.DependencyInjection;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Limits;
using Nexus.Gateway.Rates;
using Nexus.Gateway.Schema;
using Nexus.Grains.Errors;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Npgsql;
using Orleans.TestingHost;

namespace Nexus.Model.Tests.Running;

/// <summary>Three silos, each with a gateway in its process as the product has it, of which some are killed and replaced.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const short Silos = 3;
    private const int MaxAttempts = 60;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3), s_pause = TimeSpan.FromMilliseconds(50), s_look = TimeSpan.FromMilliseconds(200);
    private readonly TestDatabase _database = new();
    private readonly SemaphoreSlim _replacing = new(1, 1);
    private NpgsqlDataSource _rows = null!;
    private NexusCluster _cluster = null!;
    private GatewayInSilo[] _gateways = [];

    public IGrainFactory Grains => _cluster.Grains;

    /// <summary>How many silos have been killed, counted when they begin to die and again when their successors are there.</summary>
    public int Upheavals { get; private set; }

    public int Killed { get; private set; }

    public static async Task<Stage> StartAsync(params (string Name, object Value)[] settings)
    {
        var stage = new Stage();
        await stage._database.InitializeAsync();
        // Planning costs several times what finding a few rows does; without statistics, as in a database this new, plans for the values at hand are no better.
        var connection = new NpgsqlConnectionStringBuilder(stage._database.ConnectionString) { Options = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off" }.ConnectionString;
        stage._rows = NpgsqlDataSource.Create(connection);
        stage._cluster = await NexusCluster.StartAsync(
            connection, Silos, static builder => builder.AddSiloBuilderConfigurator<GatewayConfigurator>(),
            [
                // Pages of everything at once are what is compared, and not what a client may ask for.
                ("Limits:MaxFieldCost", 10_000_000), ("Limits:MaxTypeCost", 10_000_000), ("Limits:MaxAliases", 500),
                ("Rates:PointsPerMinute", int.MaxValue), ("Rates:AnonymousPointsPerMinute", int.MaxValue),
                // Orders by score are made anew, not remembered.
                ("RankingAge", "00:00:00"),
                // As often as that silos look whether another one has gone.
                ("Storage:NodeLease:RenewInterval", "00:00:00.2"),
                // Each connection plans what it asks by itself.
                ("Storage:MaxReadConnections", 6), ("Storage:MaxSearchConnections", 2),
                .. settings,
            ]);
        await stage.FindGatewaysAsync();
        return stage;
    }

    public long NextId() => _cluster.Ids.Next();

    /// <summary>Any living silo's gateway.</summary>
    public GatewayInSilo AnyGateway()
    {
        var gateways = _gateways;
        return gateways[Random.Shared.Next(gateways.Length)];
    }

    /// <summary>Kills a silo without warning, whoever is at work in it, and starts another. The first one stays: it holds the test cluster's membership.</summary>
    public async Task ReplaceSiloAsync()
    {
        await _replacing.WaitAsync();
        try
        {
            var victim = _cluster.Silos.SecondarySilos[0];
            Upheavals++;
            Killed++;
            var survivors = _gateways.Where(gateway => gateway.Silo != victim).Select(gateway => (Gateway: gateway, gateway.Losses)).ToArray();
            _gateways = [.. survivors.Select(survivor => survivor.Gateway)];
            await _cluster.Silos.KillSiloAsync(victim);
            await _cluster.Silos.StartAdditionalSiloAsync();
            await FindGatewaysAsync();
            // Until those who live know what the one that died may not have told, others are shown what was true before.
            await WaitAsync(() => new(survivors.All(survivor => survivor.Gateway.Losses > survivor.Losses)), "Silos did not notice that another one has gone.");
            Upheavals++;
        }
        finally
        {
            _replacing.Release();
        }
    }

    /// <summary>Does something past the gateways, again where a silo that dies is in the way.</summary>
    public async Task RepeatAsync(Func<Task> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception exception) when (attempt < MaxAttempts && exception is not DomainException)
            {
                await PauseAsync();
            }
        }
    }

    /// <summary>Changes what is stored, past all grains.</summary>
    public Task CommitAsync<TOutcome>(IReadOnlyList<Change<TOutcome>> changes) => RepeatAsync(() =>
        Task.WhenAll(changes.Select(_cluster.Services.GetRequiredService<IJournal>().CommitAsync)));

    /// <summary>Waits until nothing is left of somebody who has left.</summary>
    public async Task GoneAsync(UserId user)
    {
        await using var command = _rows.CreateCommand($"select exists (select from users where id = {user.Value})");
        await WaitAsync(async () => await command.ExecuteScalarAsync() is false, "Something is left of somebody who has left.");
    }

    /// <summary>Waits for the end of what is going on with the silos.</summary>
    public async Task CalmAsync()
    {
        if (Upheavals % 2 == 0)
            return;
        await _replacing.WaitAsync();
        _replacing.Release();
    }

    /// <summary>The same, and a little longer.</summary>
    public async Task PauseAsync()
    {
        await Task.Delay(s_pause);
        await CalmAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _rows.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task WaitAsync(Func<ValueTask<bool>> isSo, string otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < s_patience, otherwise);
            await Task.Delay(s_look);
        }
    }

    private async Task FindGatewaysAsync() => _gateways = await Task.WhenAll(_cluster.Silos.Silos.Select(GatewayInSilo.OpenAsync));

    private sealed class GatewayConfigurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.Services.AddGatewayAuthentication(siloBuilder.Configuration);
            siloBuilder.Services.AddGatewayLimits(siloBuilder.Configuration);
            siloBuilder.Services.AddGatewayRates(siloBuilder.Configuration);
            siloBuilder.Services.AddGatewaySchema(siloBuilder.Configuration);
        }
    }
}

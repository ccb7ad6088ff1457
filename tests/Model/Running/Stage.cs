using Microsoft.Extensions.DependencyInjection;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Limits;
using Nexus.Gateway.Rates;
using Nexus.Gateway.Schema;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Orleans.TestingHost;

namespace Nexus.Model.Tests.Running;

/// <summary>Three silos, each with a gateway in its process as the product has it, of which some are killed and replaced.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const short Silos = 3;
    private const int MaxAttempts = 60;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3), s_pause = TimeSpan.FromMilliseconds(50);
    private readonly TestDatabase _database = new();
    private readonly SemaphoreSlim _replacing = new(1, 1);
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
        stage._cluster = await NexusCluster.StartAsync(
            stage._database.ConnectionString, Silos, static builder => builder.AddSiloBuilderConfigurator<GatewayConfigurator>(),
            [
                // Pages of everything at once are what is compared, and not what a client may ask for.
                ("Limits:MaxFieldCost", 10_000_000), ("Limits:MaxTypeCost", 10_000_000), ("Rates:PointsPerMinute", int.MaxValue), ("Rates:AnonymousPointsPerMinute", int.MaxValue),
                // Orders by score are made anew, not remembered.
                ("RankingAge", "00:00:00"),
                // As often as that silos look whether another one has gone.
                ("Storage:NodeLease:RenewInterval", "00:00:00.2"),
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
            await WaitAsync(() => survivors.All(survivor => survivor.Gateway.Losses > survivor.Losses));
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

    /// <summary>Gives somebody a role past all grains, as an operator's command does.</summary>
    public Task MakeModeratorAsync(string name, UserId user) => RepeatAsync(async () =>
    {
        await _cluster.Services.GetRequiredService<IJournal>().CommitAsync(new GrantRole(name, UserRole.Moderator, TimeProvider.System.GetUtcNow()));
        await Grains.GetGrain<IUserGrain>(user.Value).ReloadAsync();
    });

    /// <summary>Waits until nothing is left of somebody who has left.</summary>
    public Task GoneAsync(UserId user) => Eventually.EqualAsync(0L, () => _database.ScalarAsync<long>($"select count(*) from users where id = {user.Value}"));

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
        await _database.DisposeAsync();
    }

    /// <summary>Until those who live know what the one that died may not have told, others are shown what was true before.</summary>
    private static async Task WaitAsync(Func<bool> isNoticed)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isNoticed() && TimeProvider.System.GetElapsedTime(start) < s_patience)
            await Task.Delay(s_pause);
        Assert.True(isNoticed(), "Silos did not notice that another one has gone.");
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

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
using Orleans.TestingHost;

namespace Nexus.Model.Tests.Running;

/// <summary>Three silos, each with a gateway in its process as the product has it, of which some are killed and replaced.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const short Silos = 3;
    private const int MaxAttempts = 60;
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
                ("PublicFeedAge", "00:00:00.1"),
                // Orders by score are made anew, not remembered.
                ("RankingAge", "00:00:00"),
                // What dies with a silo before it could tell a feed of it heals by that.
                ("FeedLifetime", "00:00:15"),
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
            _gateways = [.. _gateways.Where(gateway => gateway.Silo != victim)];
            await _cluster.Silos.KillSiloAsync(victim);
            await _cluster.Silos.StartAdditionalSiloAsync();
            await FindGatewaysAsync();
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
            catch (Exception exception) when (Upheavals > 0 && attempt < MaxAttempts && exception is not DomainException)
            {
                await CalmAsync();
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
        await _replacing.WaitAsync();
        _replacing.Release();
        await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
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

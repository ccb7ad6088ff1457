using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;

namespace Nexus.Gateway.Tests.Paging;

/// <summary>A stage where calls of grains and round trips to the database are counted.</summary>
public sealed class CountingStage : Stage
{
    private SqlTraffic? _traffic;

    protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GrainCalls>();
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(services => services.GetRequiredService<GrainCalls>());
    }

    /// <summary>Takes every idle grain out of memory.</summary>
    public Task CoolAsync() => Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    /// <summary>What something takes, by interface and by statement.</summary>
    internal async Task<Effort> MeasureAsync(Func<Task> act)
    {
        _traffic ??= new SqlTraffic(Database.ConnectionString);
        var calls = Services.GetRequiredService<GrainCalls>();
        calls.Take();
        _traffic.Take();
        await act();
        return new Effort(calls.Take(), _traffic.Take());
    }

    public override Task DisposeAsync()
    {
        _traffic?.Dispose();
        return base.DisposeAsync();
    }
}

/// <summary>Grain calls and round trips to the database.</summary>
internal sealed record Effort(IReadOnlyList<(string Interface, int Calls)> Calls, IReadOnlyList<string> Trips)
{
    public int CallCount => Calls.Sum(call => call.Calls);

    public override string ToString() =>
        $"{string.Join(' ', Calls.Select(call => $"{call.Interface}:{call.Calls}"))} | {Trips.Count} trips";
}

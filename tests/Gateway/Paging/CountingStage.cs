using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;

namespace Nexus.Gateway.Tests.Paging;

/// <summary>A stage where calls of grains and round trips to the database are counted.</summary>
public sealed class CountingStage : Stage
{
    private const int MaxLooks = 200;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);
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
        await SettleAsync();
        await act();
        return Take();
    }

    public override Task DisposeAsync()
    {
        _traffic?.Dispose();
        return base.DisposeAsync();
    }

    /// <summary>What was done before is told to inboxes, feeds and mail boxes after its answers: that is not what is measured.</summary>
    private async Task SettleAsync()
    {
        Take();
        for (var look = 0; look < MaxLooks; look++)
        {
            await Task.Delay(s_pause);
            if (Take() is { CallCount: 0, Trips.Count: 0 })
                return;
        }
    }

    private Effort Take()
    {
        _traffic ??= new SqlTraffic(Database.ConnectionString);
        return new Effort(Services.GetRequiredService<GrainCalls>().TakeMethods(), _traffic.Take());
    }
}

/// <summary>Grain calls and round trips to the database.</summary>
internal sealed record Effort(IReadOnlyList<(string Interface, string Method, int Calls)> Calls, IReadOnlyList<string> Trips)
{
    public int CallCount => Calls.Sum(call => call.Calls);

    public int MostCallsOfOneInterface => Calls.GroupBy(call => call.Interface).Max(calls => calls.Sum(call => call.Calls));

    public override string ToString() =>
        $"{string.Join(' ', Calls.Select(call => $"{call.Interface}.{call.Method}:{call.Calls}"))} | {Trips.Count} trips{string.Concat(Trips.Select(trip => $"\n  {trip.ReplaceLineEndings(" ")}"))}";
}

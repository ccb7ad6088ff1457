using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nexus.Grains.Users;
using Nexus.Rig.Postgres;

namespace Nexus.Silo.Tests.Health;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_silo_is_ready_while_its_grains_run_and_its_database_answers()
    {
        await using var postgres = TestServer.CreateCluster();
        await postgres.StartAsync();
        await postgres.EnsureDatabaseAsync("nexus");
        await using var app = Build(postgres.ConnectionString("nexus"));
        var health = app.Services.GetRequiredService<HealthCheckService>();

        var before = await CheckAsync(health);
        await app.StartAsync();
        var running = await CheckAsync(health);
        // The silo has migrated the database: an unknown person is an answer.
        Assert.Null(await app.Services.GetRequiredService<IGrainFactory>().GetGrain<IUserGrain>(1).GetProfileAsync());
        await postgres.StopAsync();
        var without = await CheckAsync(health);
        await postgres.StartAsync();
        var again = await CheckAsync(health);
        await app.StopAsync();

        Assert.Equal("silo: Unhealthy, database: Healthy", before);
        Assert.Equal("silo: Healthy, database: Healthy", running);
        Assert.Equal("silo: Healthy, database: Unhealthy", without);
        Assert.Equal("silo: Healthy, database: Healthy", again);
        Assert.False(app.Services.GetRequiredService<Nexus.Silo.Health.SiloActivity>().IsActive);
    }

    [Fact]
    public async Task Without_a_database_a_silo_does_not_start_and_says_why()
    {
        await using var app = Build("");

        var error = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync());

        Assert.Contains("NEXUS_DATABASE", error.ToString(), StringComparison.Ordinal);
    }

    private static WebApplication Build(string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["NEXUS_DATABASE"] = database;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddNexusSilo();
        return builder.Build();
    }

    private static async Task<string> CheckAsync(HealthCheckService health)
    {
        var report = await health.CheckHealthAsync();
        return string.Join(", ", report.Entries.OrderByDescending(entry => entry.Key).Select(entry => $"{entry.Key}: {entry.Value.Status}"));
    }
}

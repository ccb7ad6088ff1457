using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Nexus.Storage.Migrations;

/// <summary>Migrates when the host starts, before anything that uses the database.</summary>
internal sealed class MigrationAtStart(IOptions<StorageOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MigrateAtStart)
            await DatabaseMigrator.MigrateAsync(options.Value.ConnectionString, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nexus.Storage.Seeding;

namespace Nexus.Storage.Migrations;

/// <summary>Migrates when the host starts, before anything that uses the database, and refuses one that is only half filled.</summary>
internal sealed class MigrationAtStart(IOptions<StorageOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.MigrateAtStart)
            return;
        await DatabaseMigrator.MigrateAsync(options.Value.ConnectionString, cancellationToken);
        if (await SeedRows.IsBegunAsync(options.Value.ConnectionString, cancellationToken))
            throw new MigrationException("A network that is seeded into this database is not finished: start ./nexus seed again, it goes on where it was cut off.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

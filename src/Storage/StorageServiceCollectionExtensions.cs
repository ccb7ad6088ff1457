using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nexus.Storage.Connections;
using Nexus.Storage.Exports;
using Nexus.Storage.Ids;
using Nexus.Storage.Jobs;
using Nexus.Storage.Journal;
using Nexus.Storage.Leaving;
using Nexus.Storage.Mails;
using Nexus.Storage.Migrations;
using Nexus.Storage.Moderation;
using Nexus.Storage.Nodes;
using Nexus.Storage.Purging;
using Nexus.Storage.Reads;
using Nexus.Storage.Reminders;
using Nexus.Storage.Revocations;
using Nexus.Storage.Search;

namespace Nexus.Storage;

/// <summary>Registers everything of this project.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <inheritdoc cref="AddNexusStorage(IServiceCollection, Action{StorageOptions})"/>
    public static IServiceCollection AddNexusStorage(this IServiceCollection services, string connectionString) =>
        services.AddNexusStorage(options => options.ConnectionString = connectionString);

    /// <summary>
    /// The journal, the reads, ids and the node lease. Call it before the silo is registered: the host starts them first and stops them last, so
    /// that grains have a node number when they start and a journal until they have stopped.
    /// </summary>
    public static IServiceCollection AddNexusStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddOptions<StorageOptions>().Configure(configure)
            .Validate(options => options.ConnectionString.Length > 0, "There is no database: NEXUS_DATABASE has to be an Npgsql connection string.")
            .Validate(options => options.ConnectionString.Length == 0 || StorageConnections.IsReadable(options.ConnectionString), "NEXUS_DATABASE is no Npgsql connection string.");
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageConnections>();
        services.AddSingleton(provider => new ReadSession(provider.GetRequiredService<StorageConnections>().Reads));
        services.AddSingleton(provider => new DatabaseProbe(provider.GetRequiredService<ReadSession>()));
        services.AddSingleton<IAccountReads, PostgresAccountReads>();
        services.AddSingleton<IUserReads, PostgresUserReads>();
        services.AddSingleton<IPostReads, PostgresPostReads>();
        services.AddSingleton<IFeedReads, PostgresFeedReads>();
        services.AddSingleton<IHashtagReads, PostgresHashtagReads>();
        services.AddSingleton<INotificationReads, PostgresNotificationReads>();
        services.AddSingleton<IReminderRows, PostgresReminderRows>();
        services.AddSingleton<IPurge, PostgresPurge>();
        services.AddSingleton<ISearchReads, PostgresSearchReads>();
        services.AddSingleton<ITrendReads, PostgresTrendReads>();
        services.AddSingleton<IJobRows, PostgresJobRows>();
        services.AddSingleton<ILeavingRows, PostgresLeavingRows>();
        services.AddSingleton<IModerationReads, PostgresModerationReads>();
        services.AddSingleton<IExportReads, PostgresExportReads>();
        services.AddSingleton<IMailQueue, PostgresMailQueue>();
        services.AddSingleton<IRevocationStore, PostgresRevocationStore>();
        services.AddSingleton<INodeLeases, PostgresNodeLeases>();
        services.AddSingleton<NodeLease>();
        services.AddSingleton<INodeLease>(provider => provider.GetRequiredService<NodeLease>());
        services.AddSingleton<IIdGenerator, IdGenerator>();
        services.AddSingleton<PostgresJournal>();
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<PostgresJournal>());
        services.AddHostedService<MigrationAtStart>();
        services.AddHostedService<SearchBackfill>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeLease>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresJournal>());
        return services;
    }
}

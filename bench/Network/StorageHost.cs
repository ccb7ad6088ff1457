using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nexus.Storage;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Bench.Network;

/// <summary>Nexus' storage without a silo, to fill a database before Nexus starts on it.</summary>
internal sealed class StorageHost : IAsyncDisposable
{
    private const int UnderWay = 4_096;
    private readonly IHost _host;

    private StorageHost(IHost host) => _host = host;

    public IIdGenerator Ids => _host.Services.GetRequiredService<IIdGenerator>();

    public ISearchReads Searches => _host.Services.GetRequiredService<ISearchReads>();

    public IPostReads Posts => _host.Services.GetRequiredService<IPostReads>();

    public IAccountReads Accounts => _host.Services.GetRequiredService<IAccountReads>();

    public static async Task<StorageHost> StartAsync(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddNexusStorage(options =>
        {
            options.ConnectionString = connectionString;
            options.Journal.Deadline = TimeSpan.FromMinutes(1);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new StorageHost(host);
    }

    /// <summary>Commits all changes, a bounded number of them at a time.</summary>
    public async Task CommitAsync<TOutcome>(IEnumerable<Change<TOutcome>> changes)
    {
        var journal = _host.Services.GetRequiredService<IJournal>();
        foreach (var chunk in changes.Chunk(UnderWay))
            await Task.WhenAll(chunk.Select(journal.CommitAsync));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

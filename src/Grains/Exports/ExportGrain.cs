using Nexus.Storage.Exports;

namespace Nexus.Grains.Exports;

internal sealed class ExportGrain(IExportReads exports, TimeProvider time) : Grain, IExportGrain
{
    private const int PageSize = 200;

    public Task<IReadOnlyList<string>> ListKindsAsync() => Task.FromResult(exports.Kinds);

    public async Task<ExportPage> ReadAsync(string kind, long after)
    {
        var rows = await exports.ReadAsync(new UserId(this.GetPrimaryKeyLong()), kind, after, PageSize, time.GetUtcNow(), CancellationToken.None);
        return new ExportPage(rows.Entries, rows.Next);
    }
}

using System.IO.Compression;
using System.Text;
using Nexus.Grains.Exports;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Accounts.Export;

/// <summary>
/// Writes all one's data as a ZIP, one JSON array for each kind. What has been read is written before more is read, so that it holds one page in memory, however
/// much there is and however slowly it is taken.
/// </summary>
internal sealed class AccountExport(IGrainFactory grains)
{
    public async Task WriteAsync(UserId user, Stream output, CancellationToken cancellationToken)
    {
        var export = grains.GetGrain<IExportGrain>(user.Value);
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        foreach (var kind in await export.ListKindsAsync())
        {
            await using var file = await zip.CreateEntry($"{kind}.json", CompressionLevel.Fastest).OpenAsync(cancellationToken);
            await WriteAsync(export, kind, file, cancellationToken);
        }
    }

    private static async Task WriteAsync(IExportGrain export, string kind, Stream file, CancellationToken cancellationToken)
    {
        var separator = "[\n";
        long? next = 0;
        while (next is { } after)
        {
            var page = await export.ReadAsync(kind, after);
            foreach (var entry in page.Entries)
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(separator + entry), cancellationToken);
                separator = ",\n";
            }

            next = page.Next;
        }

        await file.WriteAsync(Encoding.UTF8.GetBytes(separator == "[\n" ? "[]\n" : "\n]\n"), cancellationToken);
    }
}

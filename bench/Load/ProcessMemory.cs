using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;

namespace Nexus.Bench.Load;

/// <summary>What a .NET process on this machine holds in memory of its own, managed and native, once its garbage has been collected.</summary>
internal static class ProcessMemory
{
    private const int Collections = 3;
    private const long HeapCollect = 0x800000;
    private static readonly TimeSpan s_forACollection = TimeSpan.FromSeconds(1);

    /// <summary>Private bytes after full collections, which the runtime makes when a listener of its events asks for them.</summary>
    public static async Task<long> MeasureAsync(int process)
    {
        for (var collection = 0; collection < Collections; collection++)
            await CollectAsync(process);
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static async Task CollectAsync(int process)
    {
        var provider = new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, HeapCollect);
        using var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync([provider], requestRundown: false, token: CancellationToken.None);
        var events = session.EventStream.CopyToAsync(Stream.Null);
        await Task.Delay(s_forACollection);
        await session.StopAsync(CancellationToken.None);
        await events;
    }
}

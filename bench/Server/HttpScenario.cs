using Nexus.Bench.Language;
using Nexus.Bench.Load;
using Nexus.Bench.Reporting;

namespace Nexus.Bench.Server;

/// <summary>The smallest query and the timeline of 20 posts over HTTP, beside a bare Kestrel endpoint that writes as many bytes.</summary>
internal sealed class HttpScenario : IScenario
{
    private const string Limit = "a bare Kestrel endpoint that writes as many bytes";
    private const int Connections = 32;

    public string Name => "http";

    public async Task RunAsync(BenchRun run)
    {
        await using var nexus = await RunningNexus.StartAsync(run);
        await MeasureAsync(run, nexus, "typename", [nexus.Request(Documents.TypeName)]);
        await MeasureAsync(run, nexus, "timeline", [.. nexus.Network.People.Select(person => nexus.Request(Documents.Timeline, token: nexus.TokenOf(person)))]);
    }

    private async Task MeasureAsync(BenchRun run, RunningNexus nexus, string what, byte[][] requests)
    {
        var load = new HttpLoad(nexus.Address, Connections, number => requests[number % requests.Length]);
        await load.PrimeAsync(requests.Length);
        var (answered, use) = await load.RunAsync(run.WarmUp, run.Duration, nexus.ProcessId);

        await using var bare = await BareProcess.StartAsync(answered.BodyBytes);
        var request = HttpLoad.Post(bare.Address, BareEndpoint.Path, RunningNexus.Body(Documents.Timeline));
        var (written, bareUse) = await new HttpLoad(bare.Address, Connections, _ => request).RunAsync(run.WarmUp, run.Duration, bare.Id);
        BenchRun.Say($"{what}: {answered.BodyBytes} bytes an answer, {Connections} connections");
        run.Report(Name, $"{what}-requests/s", answered.RequestsPerSecond, written.RequestsPerSecond, Limit);
        run.Report(Name, $"{what}-p50-ms", answered.Latency.Median, written.Latency.Median, Limit);
        run.Report(Name, $"{what}-p99-ms", answered.Latency.P99, written.Latency.P99, Limit);
        run.Report(Name, $"{what}-processor-us/request", use.ProcessorTime.TotalMicroseconds, bareUse.ProcessorTime.TotalMicroseconds, Limit);
        run.Report(Name, $"{what}-bytes-allocated/request", use.AllocatedBytes, bareUse.AllocatedBytes, Limit);
    }
}

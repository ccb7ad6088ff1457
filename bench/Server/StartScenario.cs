using System.Diagnostics;
using Nexus.Bench.Load;
using Nexus.Bench.Reporting;
using Nexus.Rig.Processes;

namespace Nexus.Bench.Server;

/// <summary>From the start of a built Nexus on an empty database to ready, migrations included, beside a bare Kestrel process' first answer.</summary>
internal sealed class StartScenario : IScenario
{
    private const int Times = 5;

    public string Name => "start";

    public async Task RunAsync(BenchRun run)
    {
        var database = await run.GetDatabaseAsync();
        List<double> ready = [], bare = [];
        for (var time = 0; time < Times; time++)
        {
            ready.Add(await StartNexusAsync(await database.CreateAsync()));
            await using var process = await BareProcess.StartAsync(2);
            bare.Add(process.StartTime.TotalMilliseconds);
        }
        run.Report(Name, "ready-ms", Distribution.Of(ready).Median, Distribution.Of(bare).Median, "a bare Kestrel process to its first answer");
    }

    private static async Task<double> StartNexusAsync(string connectionString)
    {
        var address = BareProcess.FreeAddress();
        var program = Repository.ProgramOf("Nexus.Gateway");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            Environment = { ["NEXUS_DATABASE"] = connectionString },
        };
        await using var nexus = await StartedProgram.StartAsync(start, new Uri(address, "/health/ready"));
        return nexus.StartTime.TotalMilliseconds;
    }
}

using System.Globalization;
using Nexus.Bench;
using Nexus.Bench.Actors;
using Nexus.Bench.Language;
using Nexus.Bench.Load;
using Nexus.Bench.Reporting;
using Nexus.Bench.Server;

// The limit of the HTTP scenarios is a process of its own, as Nexus is.
if (args is [BareProcess.Verb, var bytes, var port])
    return await BareEndpoint.ServeAsync(int.Parse(bytes, CultureInfo.InvariantCulture), int.Parse(port, CultureInfo.InvariantCulture));
if (args is [BareSockets.Verb, var length, var socketPort])
    return await BareSockets.ServeAsync(int.Parse(length, CultureInfo.InvariantCulture), int.Parse(socketPort, CultureInfo.InvariantCulture));

IScenario[] scenarios =
[
    new CallsScenario(), new ActivationsScenario(), new StreamsScenario(),
    new ParseScenario(), new ValidateScenario(),
    new HttpScenario(), new WritesScenario(), new StartScenario(), new NotificationScenario(), new SubscriptionsScenario(), new FeedPagesScenario(),
    new SearchScenario(),
];

if (BenchOptions.Parse(args) is not { } options || options.Scenarios.Except(scenarios.Select(scenario => scenario.Name)).Any())
{
    Console.Error.WriteLine($"{BenchOptions.Usage}\nscenarios: {string.Join(' ', scenarios.Select(scenario => scenario.Name))}");
    return 2;
}

var failed = false;
await using (var run = new BenchRun(options))
{
    foreach (var scenario in scenarios.Where(scenario => options.Scenarios.Count == 0 || options.Scenarios.Contains(scenario.Name)))
    {
        BenchRun.Say(scenario.Name);
        try
        {
            await scenario.RunAsync(run);
        }
        catch (Exception fault)
        {
            // The other scenarios' numbers are still worth having.
            failed = true;
            Console.Error.WriteLine($"{scenario.Name} failed: {fault}");
        }
    }
    run.PrintTable();
}
return failed ? 1 : 0;

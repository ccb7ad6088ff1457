using Nexus.Bench.Reporting;

namespace Nexus.Bench;

/// <summary>Something whose speed matters, measured beside what bounds it.</summary>
internal interface IScenario
{
    /// <summary>The word that asks for it.</summary>
    string Name { get; }

    /// <summary>Measures and reports; what it starts, it ends.</summary>
    Task RunAsync(BenchRun run);
}

using System.Diagnostics;

namespace Nexus.Orleans.Tests.Soak;

/// <summary>What the process holds when nothing is going on.</summary>
internal sealed record Footprint(long HeapBytes, int Threads, int Grains)
{
    private const long SpareBytes = 16_000_000;
    private const int SpareThreads = 16;
    private const int SpareGrains = 20;

    /// <summary>After full collections.</summary>
    public static Footprint Take()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return new Footprint(GC.GetTotalMemory(forceFullCollection: true), Process.GetCurrentProcess().Threads.Count, SoakStore.LivingGrains);
    }

    /// <summary>Null if the process holds no more than it did then, but for what comes and goes.</summary>
    public string? GrownSince(Footprint then) =>
        HeapBytes > then.HeapBytes + SpareBytes || Threads > then.Threads + SpareThreads || Grains > then.Grains + SpareGrains
            ? $"{then} has become {this}"
            : null;
}

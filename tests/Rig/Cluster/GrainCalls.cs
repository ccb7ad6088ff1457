using System.Collections.Concurrent;
using Nexus.Grains.Trends;

namespace Nexus.Rig.Cluster;

/// <summary>
/// Counts the calls that reach Nexus' grains in a silo, by interface, without what hashtags tell the trends by themselves, later; there where a cluster was started with <see cref="Setting"/>.
/// </summary>
public sealed class GrainCalls : IIncomingGrainCallFilter
{
    /// <summary>The setting of the section <c>Nexus</c> that asks for it.</summary>
    public const string Setting = "Rig:CountCalls";

    private readonly ConcurrentDictionary<(string Interface, string Method), int> _counts = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod is { DeclaringType: { } grain, Name: not nameof(ITrendsGrain.OnUseChangedAsync) } && grain.Namespace?.StartsWith("Nexus.Grains", StringComparison.Ordinal) == true)
            _counts.AddOrUpdate((grain.Name, context.InterfaceMethod.Name), 1, static (_, count) => count + 1);
        return context.Invoke();
    }

    /// <summary>What has been counted since the last time, ordered by interface.</summary>
    public IReadOnlyList<(string Interface, int Calls)> Take() =>
        [.. TakeMethods().GroupBy(count => count.Interface).Select(counts => (counts.Key, counts.Sum(count => count.Calls)))];

    /// <summary>What has been counted since the last time, ordered by interface and method.</summary>
    public IReadOnlyList<(string Interface, string Method, int Calls)> TakeMethods()
    {
        var taken = _counts.OrderBy(count => count.Key).Select(count => (count.Key.Interface, count.Key.Method, count.Value)).ToArray();
        _counts.Clear();
        return taken;
    }
}

using System.Runtime.CompilerServices;
using Orleans.Embedded;

namespace Nexus.Schedules;

/// <summary>What must be left of a run after its silos have stopped: nothing.</summary>
internal static class Remains
{
    /// <summary>Null if nothing is left.</summary>
    public static string? Find(World world)
    {
        var left = new List<string>();
        left.AddRange(world.Cluster.Directory.All.Select(static activation => $"{activation} is in the directory"));
        left.AddRange(world.AllSilos.Where(static silo => silo.Catalog.Count != 0).Select(static silo => $"{silo.Name} counts {silo.Catalog.Count} activations"));
        if (Watched(world.Cluster.Deadlines).Count > 0)
            left.Add($"{Watched(world.Cluster.Deadlines).Count} mailboxes are watched for deadlines");
        foreach (var life in world.Lives)
            left.AddRange(Of(life).Select(what => $"{life}: {what}"));
        return left.Count == 0 ? null : string.Join(Environment.NewLine, left);
    }

    private static IEnumerable<string> Of(Life life)
    {
        var mailbox = life.Activation.Mailbox;
        if (life.IsKilled)
            yield break;
        if (life.State != LifeState.Ended || life.Activation.Lifecycle.State != ActivationState.Gone)
            yield return $"it is {life.State}, {life.Activation.Lifecycle.State}";
        if (Scheduled(mailbox))
            yield return "its mailbox is scheduled forever";
        if (!mailbox.IsIdle)
            yield return $"its mailbox holds {mailbox.Length}";
        if (Chains(mailbox) is { Count: > 0 })
            yield return "a call chain is open";
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_watched")]
    private static extern ref List<Mailbox> Watched(DeadlineWatch watch);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scheduled")]
    private static extern ref bool Scheduled(Mailbox mailbox);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_reentrantChains")]
    private static extern ref Dictionary<Guid, int>? Chains(Mailbox mailbox);
}

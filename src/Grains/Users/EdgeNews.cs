using Nexus.Storage.Journal;

namespace Nexus.Grains.Users;

/// <summary>What one person does to another. The numbers equal <see cref="EdgeKind"/>'s.</summary>
public enum PersonEdge { Follow = 1, Block = 5, Mute = 6, FollowRequest = 7 }

/// <summary>What was committed about one edge between two people; the counts are of its kind at either end, and say what of two such news is the later.</summary>
[GenerateSerializer, Immutable]
public sealed record EdgeNews(
    [property: Id(0)] PersonEdge Kind,
    [property: Id(1)] UserId Source,
    [property: Id(2)] UserId Target,
    [property: Id(3)] bool IsThere,
    [property: Id(4)] CommittedCount SourceCount,
    [property: Id(5)] CommittedCount TargetCount)
{
    internal static EdgeNews Of(Change<EdgeOutcome> change, EdgeOutcome outcome)
    {
        var (kind, source, target) = change switch
        {
            AddEdge add => (add.Kind, add.Source, add.Target),
            RemoveEdge remove => (remove.Kind, remove.Source, remove.Target),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        return new EdgeNews(
            (PersonEdge)kind, new UserId(source), new UserId(target), change is AddEdge && outcome.Refusal == EdgeRefusal.None,
            CommittedCount.Of(outcome.SourceCount), CommittedCount.Of(outcome.TargetCount));
    }
}

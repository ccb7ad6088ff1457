using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>How a viewer stands to people: one call for all of a level.</summary>
public sealed class RelationshipDataLoader(IGrainFactory grains, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<RelationshipKey, Relationship>(batchScheduler, options)
{
    protected override async Task<IReadOnlyDictionary<RelationshipKey, Relationship>> LoadBatchAsync(
        IReadOnlyList<RelationshipKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<RelationshipKey, Relationship>(keys.Count);
        foreach (var ofViewer in keys.GroupBy(key => key.Viewer))
        {
            var others = ofViewer.Select(key => key.Other).ToArray();
            var relationships = await grains.GetGrain<IUserGrain>(ofViewer.Key.Value).ListRelationshipsAsync(others);
            for (var index = 0; index < others.Length; index++)
                found[new RelationshipKey(ofViewer.Key, others[index])] = Relationship.From(relationships[index]);
        }

        return found;
    }
}

/// <summary>Two people, and which of them looks.</summary>
public readonly record struct RelationshipKey(UserId Viewer, UserId Other);

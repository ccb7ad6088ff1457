using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>People whom somebody asks for by id; who is not there for the viewer has no entry.</summary>
public sealed class VisibleUserDataLoader(Audience audience, Profiles profiles, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<UserKey, User>(batchScheduler, options)
{
    protected override async Task<IReadOnlyDictionary<UserKey, User>> LoadBatchAsync(IReadOnlyList<UserKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<UserKey, User>(keys.Count);
        foreach (var ofViewer in keys.GroupBy(key => key.Viewer))
        {
            foreach (var user in await audience.FilterAsync(ofViewer.Key, ofViewer.Select(key => key.User).ToArray()))
                if (await profiles.GetAsync(user) is { } profile)
                    found[new UserKey(user, ofViewer.Key)] = User.From(profile);
        }

        return found;
    }
}

/// <summary>A person and who looks at them.</summary>
public readonly record struct UserKey(UserId User, Viewer Viewer);

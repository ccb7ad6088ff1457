using Nexus.Gateway.Batching;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>People by id; each is asked once per request.</summary>
public sealed class UserByIdDataLoader(IGrainFactory grains, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<UserId, User>(batchScheduler, options)
{
    protected override Task<IReadOnlyDictionary<UserId, User>> LoadBatchAsync(IReadOnlyList<UserId> keys, CancellationToken cancellationToken) =>
        GrainBatch.CallAsync(keys, id => grains.GetGrain<IUserGrain>(id.Value).GetProfileAsync(), User.From, cancellationToken);
}

internal static class UserLoading
{
    /// <exception cref="NotFoundException">There is no such person any more.</exception>
    public static async Task<User> LoadExistingAsync(this UserByIdDataLoader users, UserId id, CancellationToken cancellationToken) =>
        await users.LoadAsync(id, cancellationToken) ?? throw new NotFoundException("There is no such person.");
}

using HotChocolate.Resolvers;
using Nexus.Gateway.Batching;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

/// <summary>People whom something that is there for the viewer refers to, by id; each is asked once per request.</summary>
public sealed class UserByIdDataLoader(Profiles profiles, IBatchScheduler batchScheduler, DataLoaderOptions options)
    : BatchDataLoader<UserId, User>(batchScheduler, options)
{
    protected override Task<IReadOnlyDictionary<UserId, User>> LoadBatchAsync(IReadOnlyList<UserId> keys, CancellationToken cancellationToken) =>
        GrainBatch.CallAsync(keys, profiles.GetAsync, User.From, cancellationToken);
}

internal static class UserLoading
{
    /// <summary>
    /// Somebody whom something refers to: at once where they are in this silo's memory. The loader is only asked for where they are not: making it, and the scope
    /// that it lives in, costs as much as a small query.
    /// </summary>
    /// <exception cref="NotFoundException">There is no such person any more.</exception>
    public static ValueTask<User> LoadUserAsync(this IResolverContext field, UserId id, Profiles profiles) =>
        profiles.Find(id) is { } profile
            ? new(User.From(profile))
            : new(field.Service<UserByIdDataLoader>().LoadExistingAsync(id, field.RequestAborted));

    /// <exception cref="NotFoundException">There is no such person any more.</exception>
    private static async Task<User> LoadExistingAsync(this UserByIdDataLoader users, UserId id, CancellationToken cancellationToken) =>
        await users.LoadAsync(id, cancellationToken) ?? throw new NotFoundException("There is no such person.");
}

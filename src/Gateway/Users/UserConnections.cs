using HotChocolate.Types.Pagination;
using Nexus.Gateway.Paging;
using Nexus.Grains.Paging;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Users;

internal static class UserConnections
{
    /// <summary>A page of ids as a connection of people.</summary>
    public static async Task<Connection<User>> ToConnectionAsync(
        this Page<UserId> page, ListTag list, UserByIdDataLoader users, CancellationToken cancellationToken) =>
        page.ToConnection(list, await users.LoadAsync([.. page.Entries.Select(entry => entry.Value)], cancellationToken));
}

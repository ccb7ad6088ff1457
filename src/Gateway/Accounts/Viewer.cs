using HotChocolate.Resolvers;
using Nexus.Gateway.Users;
using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Accounts;

/// <summary>What only the signed-in person sees.</summary>
public sealed record Viewer([property: GraphQLIgnore] UserId UserId)
{
    public ValueTask<User> GetUserAsync(Profiles profiles, IResolverContext field) => field.LoadUserAsync(UserId, profiles);

    public async Task<string> GetEmailAsync(IGrainFactory grains) => (await LoadDetailsAsync(grains)).Email;

    public async Task<bool> GetEmailVerifiedAsync(IGrainFactory grains) => (await LoadDetailsAsync(grains)).EmailVerified;

    private async Task<AccountDetails> LoadDetailsAsync(IGrainFactory grains) =>
        await grains.GetGrain<IAccountGrain>(UserId.Value).GetDetailsAsync() ?? throw new NotFoundException("There is no such account.");
}

using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;
using Nexus.Gateway.GlobalIds;
using Nexus.Gateway.Schema;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Users;

[ExtendObjectType<Mutation>]
public sealed class ProfileMutations
{
    /// <summary>What is absent stays as it is; null empties it, and makes the display name the username.</summary>
    [SignedIn]
    [Error<ValidationError>]
    public async Task<User?> UpdateProfileAsync(
        Optional<string?> displayName, Optional<string?> bio, Optional<string?> avatarUrl, bool? isPrivate, [CurrentCaller] Caller caller,
        IGrainFactory grains)
    {
        var update = new ProfileUpdate(TextOf(displayName), TextOf(bio), TextOf(avatarUrl), isPrivate);
        return User.From(await grains.GetSelf(caller).UpdateProfileAsync(update));
    }

    private static ProfileText? TextOf(Optional<string?> text) => text.HasValue ? new ProfileText(text.Value) : null;
}

using Nexus.Grains.Text;

namespace Nexus.Grains.Users;

internal sealed partial class UserGrain
{
    // What is left as it was is written too: one update after the other.
    private readonly SemaphoreSlim _profileTurn = new(1, 1);

    public async Task<UserProfile> UpdateProfileAsync(ProfileUpdate update)
    {
        await _profileTurn.WaitAsync();
        try
        {
            var state = await RequireAsync();
            await CommitProfileAsync(Merge(state.ToProfile(), update));
        }
        finally
        {
            _profileTurn.Release();
        }

        await AcceptWaitingAsync();
        return (await RequireAsync()).ToProfile();
    }

    private static UserProfile Merge(UserProfile profile, ProfileUpdate update) => profile with
    {
        DisplayName = update.DisplayName is { } name ? DisplayName.Accept(name.Value, profile.Username) : profile.DisplayName,
        Bio = update.Bio is { } bio ? Bio.Accept(bio.Value) : profile.Bio,
        AvatarUrl = update.AvatarUrl is { } url ? AvatarUrl.Accept(url.Value) : profile.AvatarUrl,
        IsPrivate = update.IsPrivate ?? profile.IsPrivate,
    };

    private async Task CommitProfileAsync(UserProfile profile)
    {
        var change = new Storage.Journal.UpdateProfile(Id, profile.DisplayName, profile.Bio, profile.AvatarUrl, profile.IsPrivate);
        if (!await _committer.CommitAsync(change))
            throw NoSuchPerson();
        _state.Apply(state => state.Show(change));
    }
}

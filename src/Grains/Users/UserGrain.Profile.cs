using Nexus.Grains.Jobs;
using Nexus.Grains.Text;
using Nexus.Storage.Jobs;

namespace Nexus.Grains.Users;

internal sealed partial class UserGrain
{
    // What is left as it was is written too: one update after the other.
    private readonly SemaphoreSlim _profileTurn = new(1, 1);

    public async Task<UserProfile> UpdateProfileAsync(ProfileUpdate update)
    {
        bool movesHashtags;
        await _profileTurn.WaitAsync();
        try
        {
            var state = await RequireAsync();
            movesHashtags = await CommitProfileAsync(Merge(state.ToProfile(), update));
        }
        finally
        {
            _profileTurn.Release();
        }

        if (movesHashtags)
            await MoveHashtagsAsync();
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

    /// <summary>Says whether there are hashtags that have to follow the privacy.</summary>
    private async Task<bool> CommitProfileAsync(UserProfile profile)
    {
        var change = new Storage.Journal.UpdateProfile(Id, profile.DisplayName, profile.Bio, profile.AvatarUrl, profile.IsPrivate, _time.GetStoredNow());
        var outcome = await _committer.CommitAsync(change);
        if (!outcome.Exists)
            throw NoSuchPerson();
        _state.Apply(state => state.Show(change));
        return outcome.MovesHashtags;
    }

    /// <summary>The first of them before the answer, which for most people are all; the job goes on by itself.</summary>
    private async Task MoveHashtagsAsync()
    {
        var job = GrainFactory.GetJob(JobKind.Privacy, Id.Value);
        await job.StartAsync();
        await job.RunAsync();
    }
}

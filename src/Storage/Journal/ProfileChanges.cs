using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>
/// What a person shows of themselves, all of it anew. Where hashtags of theirs are not yet where their privacy wants them, a job is written with it
/// (<see cref="Jobs.JobKind.Privacy"/>).
/// </summary>
public sealed record UpdateProfile(UserId User, string DisplayName, string Bio, string? AvatarUrl, bool IsPrivate, DateTimeOffset At) : Change<UpdateProfileOutcome>;

/// <param name="Exists">Whether there is such a person.</param>
/// <param name="MovesHashtags">Whether there is such a job.</param>
public sealed record UpdateProfileOutcome(bool Exists, bool MovesHashtags);

/// <summary>
/// Moves hashtags of a person's public posts out of everybody's sight or back into it, as the person's privacy is then: up to <see cref="Limit"/> of them. Says how many;
/// fewer where an earlier attempt has moved some.
/// </summary>
public sealed record SettleHashtags(UserId User) : Change<int>
{
    /// <summary>How many one change moves: others wait for it.</summary>
    public const int Limit = 500;
}

/// <summary>Ends the job that settles a person's hashtags; false where there are some to be moved.</summary>
public sealed record EndSettling(UserId User, DateTimeOffset At) : Change<bool>;

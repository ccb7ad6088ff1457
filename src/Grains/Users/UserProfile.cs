using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Users;

/// <summary>A person as others see them, if they are there for them: <see cref="Audience"/> decides that.</summary>
[GenerateSerializer, Immutable]
public sealed record UserProfile(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string Bio,
    [property: Id(4)] string? AvatarUrl,
    [property: Id(5)] bool IsPrivate,
    [property: Id(6)] Role Role,
    [property: Id(7)] DateTimeOffset CreatedAt,
    [property: Id(8)] long FollowerCount,
    [property: Id(9)] long FollowingCount,
    [property: Id(10)] long PostCount,
    [property: Id(11)] DateTimeOffset? SuspendedUntil = null,
    [property: Id(12)] bool IsLeaving = false)
{
    /// <summary>Until when this person and what is theirs is hidden, which may have passed; the greatest time there is where that has no term.</summary>
    internal DateTimeOffset? HiddenUntil => IsLeaving ? DateTimeOffset.MaxValue : SuspendedUntil;

    internal PersonFacts ToFacts(DateTimeOffset now) => new(PersonFacts.StatusOf(IsLeaving, SuspendedUntil, now), IsPrivate);
}

/// <summary>What a person may do. The numbers equal <see cref="UserRole"/>'s.</summary>
public enum Role { Member = 1, Moderator = 2, Admin = 3 }

/// <summary>How one person stands to another.</summary>
[GenerateSerializer, Immutable]
public sealed record Relationship(
    [property: Id(0)] bool Following,
    [property: Id(1)] bool FollowedBy,
    [property: Id(2)] bool FollowRequested = false,
    [property: Id(3)] bool Blocking = false,
    [property: Id(4)] bool Muting = false);

/// <summary>A counter's committed value. A greater version is the later one.</summary>
[GenerateSerializer, Immutable]
public readonly record struct CommittedCount([property: Id(0)] long Value, [property: Id(1)] long Version)
{
    public static CommittedCount Of(Count count) => new(count.Value, count.Version);

    /// <summary>The later of the two: commits may be told out of order.</summary>
    public CommittedCount Latest(CommittedCount other) => other.Version > Version ? other : this;
}

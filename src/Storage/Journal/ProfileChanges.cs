using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>What a person shows of themselves, all of it anew. False where there is no such person.</summary>
public sealed record UpdateProfile(UserId User, string DisplayName, string Bio, string? AvatarUrl, bool IsPrivate) : Change<bool>;

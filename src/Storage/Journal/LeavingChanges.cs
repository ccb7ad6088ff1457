using Nexus.Storage.Ids;

namespace Nexus.Storage.Journal;

/// <summary>
/// Marks a person as leaving: hidden everywhere from then on, signed out, and to be removed by a job that is written with it. Says which sessions it ended.
/// </summary>
public sealed record StartLeaving(UserId User, DateTimeOffset At) : Change<IReadOnlyList<Guid>>;

using Nexus.Storage.Reads;

namespace Nexus.Storage.Journal;

/// <summary>Gives a person a role, and notes that access tokens issued for another are not good any more; false where nobody has the username.</summary>
public sealed record GrantRole(string Username, UserRole Role, DateTimeOffset At) : Change<bool>;

namespace Nexus.Storage.Seeding;

/// <summary>
/// What makes a seeded network what it is: two of one plan have the same rows. Everything in it has happened by <paramref name="Until"/>;
/// <paramref name="Edition"/> is the program's, another one tells another story.
/// </summary>
public sealed record SeedPlan(int Users, int Posts, long Seed, DateTimeOffset Until, int Edition);

/// <summary>A network that was begun in a database, and how many parts of it have been written.</summary>
public sealed record SeedProgress(SeedPlan Plan, int Parts);

/// <summary>A network can not be written into this database; the message says why, and what to do.</summary>
public sealed class SeedRefusedException(string message) : Exception(message);

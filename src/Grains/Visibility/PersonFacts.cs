namespace Nexus.Grains.Visibility;

/// <summary>Whether a person is there: <see cref="Gone"/> is who left, is leaving, or never was.</summary>
internal enum PersonStatus { Active, Suspended, Gone }

/// <summary>What decides, of the person's own, who sees them and what is theirs.</summary>
internal readonly record struct PersonFacts(PersonStatus Status, bool IsPrivate)
{
    public static PersonFacts Gone => new(PersonStatus.Gone, false);

    public static PersonStatus StatusOf(bool isLeaving, DateTimeOffset? suspendedUntil, DateTimeOffset now) =>
        isLeaving ? PersonStatus.Gone : suspendedUntil > now ? PersonStatus.Suspended : PersonStatus.Active;
}

namespace Nexus.Grains.Visibility;

/// <summary>Who sees what: the table of docs/decisions/graph.md, as functions of facts. There is no other place that decides.</summary>
internal static class VisibilityRules
{
    private const Stance Insider = Stance.Oneself | Stance.Follower | Stance.Moderator;

    /// <summary>Whether the person is there: their profile, their comments, their name in a list. Nobody hides from moderators by a block.</summary>
    public static bool SeesPerson(Stance stance, PersonFacts person) => person.Status switch
    {
        PersonStatus.Active => !stance.HasFlag(Stance.Blocked) || stance.HasFlag(Stance.Moderator),
        PersonStatus.Suspended => stance.HasFlag(Stance.Moderator),
        _ => false,
    };

    /// <summary>Whether the person's lists may be read: followers, following and posts.</summary>
    public static bool SeesLists(Stance stance, PersonFacts person) =>
        SeesPerson(stance, person) && (!person.IsPrivate || (stance & Insider) != 0);

    /// <summary>Whether a post of the person is there, at that place.</summary>
    public static bool SeesPost(Stance stance, PersonFacts author, PostFacts post, Place place) =>
        SeesLists(stance, author)
        && IsThere(stance, post.Status, place)
        && (post.Visibility == Posts.Visibility.Public || (stance & Insider) != 0)
        && (place != Place.Feed || IsHeard(stance, author))
        && (place != Place.Public || AllowsRepost(author, post));

    /// <summary>Whether a post of the person is for everybody, and others may pass it on.</summary>
    public static bool AllowsRepost(PersonFacts author, PostFacts post) => !author.IsPrivate && post.Visibility == Posts.Visibility.Public;

    /// <summary>Whether what the person does comes to the viewer by itself, in the feed and as notifications.</summary>
    public static bool IsHeard(Stance stance, PersonFacts person) => SeesPerson(stance, person) && (stance & (Stance.Muting | Stance.Blocked)) == 0;

    /// <summary>Whether what the person writes and reposts comes into the viewer's home feed.</summary>
    public static bool ComesHome(Stance stance, PersonFacts person) => (stance & (Stance.Oneself | Stance.Follower)) != 0 && IsHeard(stance, person);

    /// <summary>Whether the person is named in the viewer's export: whom the viewer has chosen until they leave, who has chosen the viewer while they are there.</summary>
    public static bool IsNamed(Stance stance, PersonFacts person, bool isOwnChoice) =>
        isOwnChoice ? person.Status != PersonStatus.Gone : SeesPerson(stance, person);

    private static bool IsThere(Stance stance, PostStatus status, Place place) => status switch
    {
        PostStatus.Present => true,
        PostStatus.Removed => place == Place.Alone && stance.HasFlag(Stance.Moderator),
        _ => false,
    };
}

namespace Nexus.Grains.Accounts.Leaving;

/// <summary>In what order a person's traces go. The numbers are stored.</summary>
internal enum LeavingStep : short
{
    /// <summary>What others were told of this person.</summary>
    Notifications = 0,

    /// <summary>Posts are marked as deleted, with their hashtags and notifications.</summary>
    HidePosts = 1,

    /// <summary>Comments, which keep their place where they were replied to.</summary>
    Comments = 2,

    /// <summary>Likes, reposts, bookmarks, and all edges between people, in both directions.</summary>
    Edges = 3,

    /// <summary>The rows of posts, with everything that others left at them.</summary>
    Posts = 4,

    /// <summary>Mentions in others' posts.</summary>
    Mentions = 5,

    /// <summary>Notifications received, reports, idempotency keys.</summary>
    Traces = 6,

    /// <summary>The person, with account, sessions, mails and names.</summary>
    Person = 7,
}

namespace Nexus.Grains.Accounts.Leaving;

/// <summary>In what order a person's traces go. The numbers are stored.</summary>
internal enum LeavingStep : short
{
    /// <summary>Posts are marked as deleted, with their hashtags and notifications.</summary>
    HidePosts = 0,

    /// <summary>Comments, which keep their place where they were replied to.</summary>
    Comments = 1,

    /// <summary>Likes, reposts, bookmarks, and all edges between people, in both directions.</summary>
    Edges = 2,

    /// <summary>The rows of posts, with everything that others left at them.</summary>
    Posts = 3,

    /// <summary>Mentions in others' posts.</summary>
    Mentions = 4,

    /// <summary>Notifications received and caused, idempotency keys.</summary>
    Traces = 5,

    /// <summary>The person, with account, sessions, mails and names.</summary>
    Person = 6,
}

namespace Nexus.Model.Tests.Reference;

/// <summary>A post of the reference; <paramref name="Number"/> orders posts by age.</summary>
internal sealed record WrittenPost(int Number, int Author, bool IsForFollowers, int Quoted)
{
    /// <summary>Its place among reposts.</summary>
    public long WrittenAt { get; init; }

    public string Text { get; set; } = "";

    public IReadOnlyList<int> Mentions { get; set; } = [];

    public IReadOnlyList<(int Tag, int Variant)> Tags { get; set; } = [];

    public List<string> Former { get; } = [];

    public bool IsDeleted { get; set; }

    /// <summary>By a moderator, who goes on to find it by its id.</summary>
    public bool IsRemoved { get; set; }
}

/// <summary>A comment of the reference; one that was deleted and is replied to keeps its place.</summary>
internal sealed record WrittenComment(int Number, int Post, int Author, int RepliedTo)
{
    public string Text { get; set; } = "";

    public bool IsEdited { get; set; }

    public bool IsDeleted { get; set; }

    public bool IsGone { get; set; }
}

internal enum NoticeKind { Followed, FollowRequested, FollowAccepted, Liked, Commented, Replied, Mentioned, Reposted, Quoted }

/// <summary>Somebody is told of something: one event, whose group shows as one line.</summary>
internal sealed record Notice(long Time, int Recipient, NoticeKind Kind, int Actor, int Post, int Comment, long Group)
{
    /// <summary>By what events are grouped: a liked comment by itself, all else by its post.</summary>
    public int Subject => SubjectOf(Kind, Post, Comment);

    public static int SubjectOf(NoticeKind kind, int post, int comment) => kind == NoticeKind.Liked && comment >= 0 ? comment : post;
}

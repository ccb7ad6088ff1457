namespace Nexus.Model.Tests.Programs;

/// <summary>What one person can do in a step of a program.</summary>
internal enum Act
{
    Follow,
    Unfollow,
    Accept,
    Reject,
    RemoveFollower,
    Block,
    Unblock,
    Mute,
    Unmute,
    BePrivate,
    BePublic,
    Write,
    WriteNothing,
    EditPost,
    DeletePost,
    Like,
    Unlike,
    Repost,
    UndoRepost,
    Bookmark,
    RemoveBookmark,
    Comment,
    EditComment,
    DeleteComment,
    LikeComment,
    UnlikeComment,
    MarkRead,
    Look,
}

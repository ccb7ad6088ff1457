using Nexus.Model.Tests.Pictures;

namespace Nexus.Model.Tests.Reference;

/// <summary>People who leave, and what moderators do.</summary>
internal partial class SocialGraph
{
    private readonly HashSet<int> _suspended = [];
    private readonly HashSet<int> _left = [];

    /// <summary>Whether a post was removed by a moderator: of what moderators go on to see of it nothing is told here.</summary>
    public bool IsRemoved(int post) => _posts[post].IsRemoved;

    public bool IsUnderRemoved(int comment) => IsRemoved(_comments[comment].Post);

    /// <summary>What the person wrote is deleted, and every edge of theirs undone.</summary>
    private string Leave(int who)
    {
        foreach (var post in _posts.Values.Where(post => post.Author == who && !post.IsDeleted).ToArray())
            Delete(post);
        foreach (var comment in _comments.Values.Where(comment => comment.Author == who && !comment.IsDeleted && !_posts[comment.Post].IsDeleted).ToArray())
            DeleteComment(comment);
        foreach (var edges in new[] { _follows, _requests, _blocks, _mutes, _likes, _reposts, _bookmarks, _commentLikes })
            edges.RemoveAllOf(who);
        foreach (var edges in new[] { _follows, _requests, _blocks, _mutes })
            edges.RemoveAllTo(who);
        TakeBack(notice => notice.Actor == who || notice.Recipient == who);
        _left.Add(who);
        return Words.Done;
    }

    private string Suspend(int whom)
    {
        if (_left.Contains(whom))
            return Words.NotFound;
        _suspended.Add(whom);
        return PersonOf(Programs.Names.Moderator, whom);
    }

    private string Lift(int whom) =>
        _left.Contains(whom) ? Words.NotFound
        : _suspended.Remove(whom) ? PersonOf(Programs.Names.Moderator, whom)
        : Words.Invalid("until");

    private string? Remove(int number)
    {
        if (!_posts.TryGetValue(number, out var post))
            return null;
        // Of what moderators go on to see nothing is left when its author leaves.
        if (post.IsDeleted)
            return post.IsRemoved && !_left.Contains(post.Author) ? Words.Done : Words.NotFound;
        Delete(post);
        post.IsRemoved = true;
        return Words.Done;
    }
}

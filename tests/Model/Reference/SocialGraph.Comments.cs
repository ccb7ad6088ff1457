using Nexus.Model.Tests.Pictures;
using Nexus.Model.Tests.Programs;

namespace Nexus.Model.Tests.Reference;

internal partial class SocialGraph
{
    private readonly SortedDictionary<int, WrittenComment> _comments = [];
    private readonly Dictionary<int, int> _commentKeys = [];
    private readonly Edges _commentLikes = new();

    /// <summary>Everything that was ever written.</summary>
    public IEnumerable<int> Comments => _comments.Keys;

    /// <summary>Whether a comment has its place for a viewer: one that is deleted but replied to has.</summary>
    public bool SeesComment(int viewer, int comment) => SeesComment(viewer, _comments[comment]);

    private bool SeesComment(int viewer, WrittenComment comment) =>
        !comment.IsGone && SeesPost(viewer, comment.Post) && (comment.IsDeleted || Sees(viewer, comment.Author));

    private string? WriteComment(Step step)
    {
        if (!_posts.TryGetValue(step.On, out var post) || (step.To != None && !_comments.ContainsKey(step.To)))
            return null;
        var repliedTo = step.To == None ? null : _comments[step.To];
        if (!SeesPost(step.Who, post) || (repliedTo is not null && (!SeesComment(step.Who, repliedTo) || repliedTo.IsDeleted)))
            return Words.NotFound;
        if (_commentKeys.TryGetValue(step.Key, out var first))
            return SeesComment(step.Who, first) ? CommentOf(step.Who, first) : Words.NotFound;
        var comment = new WrittenComment(step.Number, post.Number, step.Who, step.To) { Text = SocialProgram.TextOf(step) };
        _comments[step.Number] = comment;
        _commentKeys[step.Key] = step.Number;
        TellOfComment(comment, post, repliedTo);
        return CommentOf(step.Who, step.Number);
    }

    /// <summary>Who was replied to is told that, the author of the post what they were not told so.</summary>
    private void TellOfComment(WrittenComment comment, WrittenPost post, WrittenComment? repliedTo)
    {
        if (repliedTo is not null && SeesPost(repliedTo.Author, post))
            Tell(repliedTo.Author, NoticeKind.Replied, comment.Author, post.Number, comment.Number);
        if (repliedTo?.Author != post.Author)
            Tell(post.Author, NoticeKind.Commented, comment.Author, post.Number, comment.Number);
    }

    private string? ApplyToComment(Step step)
    {
        if (!_comments.TryGetValue(step.On, out var comment))
            return null;
        if (!SeesComment(step.Who, comment) || comment.IsDeleted)
            return Words.NotFound;
        return step.Act switch
        {
            Act.EditComment => comment.Author == step.Who ? EditComment(comment, step) : Words.Forbidden,
            Act.DeleteComment => comment.Author == step.Who || _posts[comment.Post].Author == step.Who ? DeleteComment(comment) : Words.Forbidden,
            Act.LikeComment => LikeComment(comment, step.Who),
            _ => UnlikeComment(comment, step.Who),
        };
    }

    private string EditComment(WrittenComment comment, Step step)
    {
        var text = SocialProgram.TextOf(step);
        comment.IsEdited |= comment.Text != text;
        comment.Text = text;
        return CommentOf(step.Who, comment.Number);
    }

    /// <summary>Vanishes, or keeps its place until its last reply is gone.</summary>
    private string DeleteComment(WrittenComment comment)
    {
        comment.IsDeleted = true;
        _commentLikes.RemoveAllTo(comment.Number);
        TakeBack(notice => notice.Comment == comment.Number);
        for (var gone = comment; gone is { IsDeleted: true } && !RepliesTo(gone.Number).Any(); gone = _comments.GetValueOrDefault(gone.RepliedTo))
            gone.IsGone = true;
        return Words.Done;
    }

    private string LikeComment(WrittenComment comment, int who)
    {
        if (_commentLikes.Add(who, comment.Number, ++_time))
            Tell(comment.Author, NoticeKind.Liked, who, comment.Post, comment.Number);
        return CommentOf(who, comment.Number);
    }

    private string UnlikeComment(WrittenComment comment, int who)
    {
        if (_commentLikes.Remove(who, comment.Number))
            TakeBack(notice => notice.Kind == NoticeKind.Liked && notice.Actor == who && notice.Comment == comment.Number);
        return CommentOf(who, comment.Number);
    }

    /// <summary>What has its place under a comment, oldest first.</summary>
    private IEnumerable<WrittenComment> RepliesTo(int comment) => _comments.Values.Where(reply => reply.RepliedTo == comment && !reply.IsGone);
}

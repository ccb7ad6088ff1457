using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Silo.Seed;

/// <summary>Threads: comments, replies to them, and who likes them.</summary>
internal sealed partial class Story
{
    private const double OwnTongue = 0.3, AnsweredByAuthor = 0.3, AnsweredByOther = 0.25;

    private void MeetComments(StoryEvent happening, Member actor, WrittenPost post, long at)
    {
        var other = _crowd[happening.Other];
        if (happening.Kind == StoryEventKind.Comment)
            Comment(actor, post, happening.Target, at);
        else if (_crowd.IsBlocked(actor, other))
            return;
        else if (happening.Kind == StoryEventKind.Reply)
            Reply(happening, actor, post, at);
        else
            LikeComment(new CommentId(post.Id, happening.Comment), actor, other, at);
    }

    private void Comment(Member actor, WrittenPost post, int index, long at)
    {
        var comment = AddComment(actor, post, _writer.Comment(TongueFor(actor, post)), null, at);
        _inboxes.Tell(_part, _crowd[post.Author], NotificationKind.Commented, actor, at, comment.Number, post.Id, comment);
        PlanAnswers(comment, actor, post, index, 1, at);
    }

    /// <summary>The author of the comment replied to is told, and the author of the post; once where they are the same.</summary>
    private void Reply(StoryEvent happening, Member actor, WrittenPost post, long at)
    {
        var comment = AddComment(actor, post, _writer.Reply(TongueFor(actor, post)), happening.Comment, at);
        _inboxes.Tell(_part, _crowd[happening.Other], NotificationKind.Replied, actor, at, comment.Number, post.Id, comment);
        if (happening.Other != post.Author)
            _inboxes.Tell(_part, _crowd[post.Author], NotificationKind.Commented, actor, at, comment.Number, post.Id, comment);
        PlanAnswers(comment, actor, post, happening.Target, happening.Depth + 1, at);
    }

    private CommentId AddComment(Member actor, WrittenPost post, string text, long? replyTo, long at)
    {
        var comment = new CommentId(post.Id, _clock.NextId(at));
        _part.Comments.Add(new AddComment(comment, actor.Id, text, replyTo is { } number ? new CommentId(post.Id, number) : null, StoryClock.TimeOf(at)));
        return comment;
    }

    private void LikeComment(CommentId comment, Member actor, Member author, long at)
    {
        var like = AddEdge(EdgeKind.CommentLike, actor, comment.Number, at);
        _inboxes.Tell(_part, author, NotificationKind.Liked, actor, at, like.Key, comment.Post, comment);
    }

    private void PlanAnswers(CommentId comment, Member actor, WrittenPost post, int index, int depth, long at)
    {
        var author = _crowd[post.Author];
        if (actor != author && _random.Chance(AnsweredByAuthor))
            PlanReply(author);
        if (_random.Chance(AnsweredByOther / depth) && PickReader(author, post.IsForAll) is { } other)
            PlanReply(other);
        var likers = new HashSet<int> { actor.Index };
        for (var like = (int)(_random.Pareto(1.8) * 0.45); like > 0; like--)
            if (PickReader(author, post.IsForAll) is { } liker && likers.Add(liker.Index))
                _agenda.TryPlan(at + _random.Wait(Hours(3), 1.4), new StoryEvent(StoryEventKind.LikeComment, liker.Index, index, comment.Number, actor.Index));

        void PlanReply(Member replier) => _agenda.TryPlan(
            at + _random.Wait(Hours(1), 1.2), new StoryEvent(StoryEventKind.Reply, replier.Index, index, comment.Number, actor.Index, depth));
    }

    private Tongue TongueFor(Member actor, WrittenPost post) => Tongue.All[_random.Chance(OwnTongue) ? actor.Tongue : post.Tongue];
}

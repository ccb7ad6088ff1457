using Nexus.Grains.Hashtags;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Silo.Seed;

/// <summary>What people write, and what others do to it.</summary>
internal sealed partial class Story
{
    private const int QuotedFrom = 2_000;
    private const double ForFollowers = 0.05, Mentioning = 0.12, Quoting = 0.04, Abroad = 0.08, OfStrangers = 0.15, Reposting = 0.06, Bookmarking = 0.05;

    private void PlanPost(int post)
    {
        if (post < _plan.Posts)
            _agenda.TryPlan(_clock.WritingOf(post, _random.Unit()), new StoryEvent(StoryEventKind.Post));
    }

    private void Write(long at)
    {
        var author = _crowd.PickAuthor();
        var tongue = _random.Chance(Abroad) ? 0 : author.Tongue;
        var visibility = _random.Chance(ForFollowers) ? PostVisibility.Followers : PostVisibility.Public;
        var mentioned = _random.Chance(Mentioning) && _crowd.PickFollowed(author) is { } known && !_crowd.IsBlocked(author, known) ? known : null;
        var quoted = PickQuoted(author);
        var text = _writer.Post(Tongue.All[tongue], author.Topic, mentioned?.Handle);
        var post = new PostId(_clock.NextId(at));
        _part.Posts.Add(new CreatePost(post, author.Id, text, visibility, quoted?.Id, StoryClock.TimeOf(at), Mentions: mentioned is null ? [] : [mentioned.Id])
        {
            Hashtags = ReadHashtags(text, visibility),
        });
        var isForAll = visibility == PostVisibility.Public && !author.IsPrivate;
        if (mentioned is not null && (isForAll || mentioned.Following.Contains(author.Index)))
            _inboxes.Tell(_part, mentioned, NotificationKind.Mentioned, author, at, post.Value, post);
        if (quoted is { } of)
            _inboxes.Tell(_part, _crowd[of.Author], NotificationKind.Quoted, author, at, post.Value, post);
        _posts[_written] = new WrittenPost(post, author.Index, isForAll, tongue);
        PlanReactions(_written++, author, isForAll, at);
        PlanPost(_written);
    }

    private WrittenPost? PickQuoted(Member author)
    {
        if (_written == 0 || !_random.Chance(Quoting))
            return null;
        var quoted = _posts[_written - 1 - _random.Below(Math.Min(_written, QuotedFrom))];
        return quoted.IsForAll && !_crowd.IsBlocked(author, _crowd[quoted.Author]) ? quoted : null;
    }

    private WrittenHashtag[] ReadHashtags(string text, PostVisibility visibility)
    {
        var hashtags = HashtagName.FindAll(text).Select(hashtag => new WrittenHashtag(hashtag.Tag, hashtag.Name)).ToArray();
        if (visibility == PostVisibility.Public)
            foreach (var hashtag in hashtags)
                _hashtags.TryAdd(hashtag.Tag, hashtag);
        return hashtags;
    }

    /// <summary>Few posts get very many likes; some of those who like a post do more.</summary>
    private void PlanReactions(int post, Member author, bool isForAll, long at)
    {
        var wanted = (int)(_random.Pareto(1.5) * 0.4 * Math.Pow(author.Followers.Count + 1, 0.6));
        var crowd = new HashSet<int> { author.Index };
        for (var reader = 0; reader < wanted; reader++)
        {
            if (PickReader(author, isForAll) is not { } found || !crowd.Add(found.Index))
                continue;
            var later = at + _random.Wait(Hours(2), 1.6);
            _agenda.TryPlan(later, new StoryEvent(StoryEventKind.Like, found.Index, post));
            if (isForAll && _random.Chance(Reposting))
                _agenda.TryPlan(later + _random.Wait(Hours(0.02), 1), new StoryEvent(StoryEventKind.Repost, found.Index, post));
            if (_random.Chance(Bookmarking))
                _agenda.TryPlan(later + _random.Wait(Hours(0.05), 1), new StoryEvent(StoryEventKind.Bookmark, found.Index, post));
        }

        for (var more = (int)(_random.Pareto(1.7) * (0.15 + (0.04 * crowd.Count))); more > 0; more--)
            if (PickReader(author, isForAll) is { } found)
                _agenda.TryPlan(at + _random.Wait(Hours(3), 1.4), new StoryEvent(StoryEventKind.Comment, found.Index, post));
    }

    /// <summary>Somebody who sees the author's posts; null where chance found nobody.</summary>
    private Member? PickReader(Member author, bool isForAll)
    {
        if (author.Followers.Count > 0 && !(isForAll && _random.Chance(OfStrangers)))
            return _crowd[_random.Pick(author.Followers)];
        return isForAll ? _crowd.PickNeighbour(author) : null;
    }

    private void MeetPost(StoryEvent happening, Member actor, WrittenPost post, long at)
    {
        var author = _crowd[post.Author];
        if (_crowd.IsBlocked(actor, author))
            return;
        switch (happening.Kind)
        {
            case StoryEventKind.Like:
                _inboxes.Tell(_part, author, NotificationKind.Liked, actor, at, AddEdge(EdgeKind.Like, actor, post.Id.Value, at).Key, post.Id);
                break;
            case StoryEventKind.Repost:
                _inboxes.Tell(_part, author, NotificationKind.Reposted, actor, at, AddEdge(EdgeKind.Repost, actor, post.Id.Value, at).Key, post.Id);
                break;
            case StoryEventKind.Bookmark:
                AddEdge(EdgeKind.Bookmark, actor, post.Id.Value, at);
                break;
            default:
                MeetComments(happening, actor, post, at);
                break;
        }
    }
}

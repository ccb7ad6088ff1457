using Nexus.Model.Tests.Pictures;
using Nexus.Model.Tests.Programs;

namespace Nexus.Model.Tests.Reference;

/// <summary>What anybody sees of it, in the words that both sides are told in.</summary>
internal partial class SocialGraph
{
    /// <summary>The home feed: each post once, newest place first.</summary>
    public IEnumerable<string> FeedOf(int reader) => _posts.Values
        .Where(post => SeesPost(reader, post) && Hears(reader, post.Author))
        .Select(post => (Post: post, Place: PlaceOf(reader, post)))
        .Where(entry => entry.Place is not null)
        .OrderByDescending(entry => entry.Place)
        .Select(entry => Names.Post(entry.Post.Number));

    public IEnumerable<string> BookmarksOf(int reader) =>
        _bookmarks.TargetsOf(reader).Where(post => SeesPost(reader, post)).Select(Names.Post);

    public string RequestsOf(int person) => PeopleList(person, _requests.SourcesOf(person));

    public string BlockedBy(int person) => Words.List(_blocks.TargetsOf(person).Where(IsActive).Select(Names.Person), _blocks.TargetsOf(person).Count());

    public string MutedBy(int person) => PeopleList(person, _mutes.TargetsOf(person));

    /// <summary>Whom those follow whom a person follows, by how many of them, then by age.</summary>
    public IEnumerable<string> SuggestionsFor(int person) => _follows.TargetsOf(person)
        .SelectMany(_follows.TargetsOf)
        .Where(other => other != person && !_follows.Has(person, other) && !_requests.Has(person, other) && Hears(person, other))
        .GroupBy(other => other)
        .OrderByDescending(shared => shared.Count())
        .ThenBy(shared => shared.Key)
        .Select(shared => Names.Person(shared.Key));

    public string FollowersOf(int viewer, int person) => ListOf(viewer, person, _follows.SourcesOf(person));

    public string FollowingOf(int viewer, int person) => ListOf(viewer, person, _follows.TargetsOf(person));

    public string FollowersKnownOf(int viewer, int person) =>
        viewer == person ? Words.List([], 0) : ListOf(viewer, person, _follows.SourcesOf(person).Where(follower => _follows.Has(viewer, follower)));

    public IEnumerable<string> PostsOf(int viewer, int person) =>
        _posts.Values.Where(post => post.Author == person && SeesPost(viewer, post)).Reverse().Select(post => Names.Post(post.Number));

    public string LikersOf(int viewer, int post) => PeopleList(viewer, _likes.SourcesOf(post));

    /// <summary>All that a search for what is in every text finds.</summary>
    public IEnumerable<string> FoundBy(int viewer) => _posts.Values.Where(post => SeesPost(viewer, post)).Reverse().Select(post => Names.Post(post.Number));

    public string TagFor(int viewer, int tag) => _tagVariants.TryGetValue(tag, out var variant)
        ? $"{Names.Tag(tag, variant)} {Words.List(TaggedWith(tag).Where(post => SeesPost(viewer, post)).Select(post => Names.Post(post.Number)), TaggedWith(tag).Count())}"
        : Words.Nothing;

    /// <summary>The comments of a post, or the replies to one of them, as far as the viewer sees them, with all that hangs below.</summary>
    public IEnumerable<string> ThreadOf(int viewer, int post, int repliedTo = None)
    {
        var all = _comments.Values.Where(comment => comment.Post == post && comment.RepliedTo == repliedTo && !comment.IsGone).ToArray();
        yield return $"{(repliedTo == None ? Names.Post(post) : Names.Comment(repliedTo))} has {all.Length}";
        foreach (var comment in all.Where(comment => SeesComment(viewer, comment)))
        {
            yield return CommentOf(viewer, comment.Number);
            foreach (var line in RepliesTo(comment.Number).Any() ? ThreadOf(viewer, post, comment.Number) : [])
                yield return line;
        }
    }

    /// <summary>A person with how the viewer stands to them.</summary>
    public string PersonOf(int viewer, int person) => Words.Person(
            Names.Person(person), _private.Contains(person), _follows.SourcesOf(person).Count(), _follows.TargetsOf(person).Count(),
            _posts.Values.Count(post => post.Author == person && !post.IsDeleted))
        + (viewer == person || viewer == Names.Anonymous
            ? ""
            : Words.Relationship(
                _follows.Has(viewer, person), _follows.Has(person, viewer), _requests.Has(viewer, person), _blocks.Has(viewer, person), _mutes.Has(viewer, person)));

    public string PostOf(int viewer, int number)
    {
        var post = _posts[number];
        return Words.Post(
            MarksOf(viewer, number), Names.Person(post.Author), post.IsForFollowers, post.Former.Count > 0,
            post.Quoted != None && SeesPost(viewer, post.Quoted) ? Names.Post(post.Quoted) : null,
            post.Mentions.Where(person => Sees(viewer, person)).Select(Names.Person),
            post.Tags.Select(has => Names.Tag(has.Tag, _tagVariants.GetValueOrDefault(has.Tag, has.Variant))));
    }

    public string FormerOf(int number) => Words.List(_posts[number].Former);

    public string CommentOf(int viewer, int number)
    {
        var comment = _comments[number];
        return comment.IsDeleted
            ? Words.Comment(Names.Comment(number), "", "deleted", true, false, RepliesTo(number).Count(), 0, false)
            : Words.Comment(
                Names.Comment(number), comment.Text, Names.Person(comment.Author), false, comment.IsEdited, RepliesTo(number).Count(),
                _commentLikes.SourcesOf(number).Count(), _commentLikes.Has(viewer, number));
    }

    /// <summary>A post's text and counts, and what the viewer has done to it.</summary>
    private string MarksOf(int viewer, int post) => Words.Marks(
        Names.Post(post), _posts[post].Text, _likes.SourcesOf(post).Count(), _comments.Values.Count(comment => comment.Post == post && !comment.IsDeleted),
        _reposts.SourcesOf(post).Count(), _likes.Has(viewer, post), _reposts.Has(viewer, post), _bookmarks.Has(viewer, post));

    private string ListOf(int viewer, int person, IEnumerable<int> people) => SeesLists(viewer, person) ? PeopleList(viewer, people) : Words.List([], 0);

    // The number is of the whole set: it names nobody.
    private string PeopleList(int viewer, IEnumerable<int> people) =>
        people.ToArray() is var all ? Words.List(all.Where(person => Sees(viewer, person)).Select(Names.Person), all.Length) : "";

    private long? PlaceOf(int reader, WrittenPost post)
    {
        if (post.Author == reader || _follows.Has(reader, post.Author))
            return post.WrittenAt;
        var reposts = _reposts.TimesTo(post.Number).Where(repost => _follows.Has(reader, repost.Source) && Hears(reader, repost.Source)).Select(repost => repost.Time).ToArray();
        return reposts.Length == 0 ? null : reposts.Min();
    }
}

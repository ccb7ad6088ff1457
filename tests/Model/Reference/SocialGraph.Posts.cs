using Nexus.Model.Tests.Pictures;
using Nexus.Model.Tests.Programs;

namespace Nexus.Model.Tests.Reference;

internal partial class SocialGraph
{
    private readonly SortedDictionary<int, WrittenPost> _posts = [];
    private readonly Dictionary<int, int> _postKeys = [];
    private readonly Edges _likes = new();
    private readonly Edges _reposts = new();
    private readonly Edges _bookmarks = new();
    private readonly Dictionary<int, int> _tagVariants = [];

    /// <summary>Everything that was ever written.</summary>
    public IEnumerable<int> Posts => _posts.Keys;

    /// <summary>Whether a post is there for a viewer.</summary>
    public bool SeesPost(int viewer, int post) => SeesPost(viewer, _posts[post]);

    private bool SeesPost(int viewer, WrittenPost post) =>
        !post.IsDeleted
        && SeesLists(viewer, post.Author)
        && (!post.IsForFollowers || IsInsider(viewer, post.Author));

    private string? Write(Step step)
    {
        if (step.To != None && !_posts.ContainsKey(step.To))
            return null;
        if (step.To != None && !SeesPost(step.Who, step.To))
            return Words.NotFound;
        if (_postKeys.TryGetValue(step.Key, out var first))
            return SeesPost(step.Who, first) ? MarksOf(step.Who, first) : Words.NotFound;
        var post = new WrittenPost(step.Number, step.Who, step.ForFollowers, step.To) { WrittenAt = ++_time, Text = SocialProgram.TextOf(step), Mentions = MentionedBy(step) };
        _posts[step.Number] = post;
        _postKeys[step.Key] = step.Number;
        Retag(post, step);
        TellMentioned(post, post.Mentions);
        if (post.Quoted != None && SeesPost(_posts[post.Quoted].Author, post))
            Tell(_posts[post.Quoted].Author, NoticeKind.Quoted, post.Author, post.Number);
        return MarksOf(step.Who, step.Number);
    }

    private string? ApplyToPost(Step step)
    {
        if (!_posts.TryGetValue(step.On, out var post))
            return null;
        if (!SeesPost(step.Who, post))
            return Words.NotFound;
        return step.Act switch
        {
            Act.EditPost => post.Author == step.Who ? Edit(post, step) : Words.Forbidden,
            Act.DeletePost => post.Author == step.Who ? Delete(post) : Words.Forbidden,
            Act.Like => Mark(_likes, step, post, NoticeKind.Liked),
            Act.Unlike => Unmark(_likes, step, post, NoticeKind.Liked),
            Act.Repost => post.IsForFollowers || _private.Contains(post.Author) ? Words.Forbidden : Mark(_reposts, step, post, NoticeKind.Reposted),
            Act.UndoRepost => Unmark(_reposts, step, post, NoticeKind.Reposted),
            Act.Bookmark => Mark(_bookmarks, step, post, null),
            _ => Unmark(_bookmarks, step, post, null),
        };
    }

    private string Mark(Edges edges, Step step, WrittenPost post, NoticeKind? kind)
    {
        if (edges.Add(step.Who, post.Number, ++_time) && kind is { } told)
            Tell(post.Author, told, step.Who, post.Number);
        return MarksOf(step.Who, post.Number);
    }

    private string Unmark(Edges edges, Step step, WrittenPost post, NoticeKind? kind)
    {
        if (edges.Remove(step.Who, post.Number))
            TakeBack(notice => notice.Kind == kind && notice.Actor == step.Who && notice.Post == post.Number && notice.Comment == None);
        return MarksOf(step.Who, post.Number);
    }

    private string Edit(WrittenPost post, Step step)
    {
        var text = SocialProgram.TextOf(step);
        if (text == post.Text)
            return MarksOf(step.Who, post.Number);
        var before = post.Mentions;
        post.Former.Add(post.Text);
        post.Text = text;
        post.Mentions = MentionedBy(step);
        Retag(post, step);
        TakeBack(notice => notice.Kind == NoticeKind.Mentioned && notice.Post == post.Number && !post.Mentions.Contains(notice.Recipient));
        TellMentioned(post, post.Mentions.Except(before));
        return MarksOf(step.Who, post.Number);
    }

    private string Delete(WrittenPost post)
    {
        post.IsDeleted = true;
        _likes.RemoveAllTo(post.Number);
        _reposts.RemoveAllTo(post.Number);
        _bookmarks.RemoveAllTo(post.Number);
        TakeBack(notice => notice.Post == post.Number);
        ForgetTags();
        return Words.Done;
    }

    /// <summary>Those of the people named who are there for the author.</summary>
    private int[] MentionedBy(Step step) => [.. step.Mentions.Where(person => Sees(step.Who, person))];

    private void TellMentioned(WrittenPost post, IEnumerable<int> people)
    {
        foreach (var person in people.ToArray())
        {
            if (SeesPost(person, post) && Hears(person, post.Author))
                Tell(person, NoticeKind.Mentioned, post.Author, post.Number);
        }
    }

    /// <summary>A hashtag is called as the first of its posts wrote it, for as long as any post has it that everybody may see.</summary>
    private void Retag(WrittenPost post, Step step)
    {
        post.Tags = [.. step.Tags.Select(tag => (tag, step.Variant))];
        ForgetTags();
        ShowTags(post);
    }

    private void ShowTags(WrittenPost post)
    {
        foreach (var (tag, variant) in IsForAll(post) ? post.Tags : [])
            _tagVariants.TryAdd(tag, variant);
    }

    /// <summary>Hashtags follow their author's privacy; those that come back are called as the oldest post writes them, unless they are there.</summary>
    private void FollowPrivacy(int person)
    {
        ForgetTags();
        foreach (var post in _posts.Values.Where(post => post.Author == person))
            ShowTags(post);
    }

    private void ForgetTags()
    {
        foreach (var tag in _tagVariants.Keys.Where(tag => !TaggedWith(tag).Any()).ToArray())
            _tagVariants.Remove(tag);
    }

    /// <summary>The posts for everybody that have a hashtag, newest first.</summary>
    private IEnumerable<WrittenPost> TaggedWith(int tag) => _posts.Values.Where(post => IsForAll(post) && post.Tags.Any(has => has.Tag == tag)).Reverse();

    private bool IsForAll(WrittenPost post) => !post.IsDeleted && !post.IsForFollowers && !_private.Contains(post.Author);
}

using Nexus.Grains.Errors;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Hydration;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Posts;

internal sealed partial class PostGrain
{
    /// <summary>How many former texts are shown: the newest of them.</summary>
    private const int MaxRevisions = 100;

    /// <summary>How many inboxes are told of a deletion at the same time.</summary>
    private const int RetractionBatch = 64;

    // Who is mentioned for the first time is judged by the text before.
    private readonly InOrder _edits = new();
    private readonly Hydrated<IReadOnlyList<PostRevision>> _revisions;

    public async Task<PostCreation> CreateAsync(UserId author, NewPost post)
    {
        var written = WrittenText.Accept("text", post.Text);
        var key = IdempotencyKey.Accept(post.IdempotencyKey);
        var quoted = post.Quoted is { } quotedId
            ? await GrainFactory.GetGrain<IPostGrain>(quotedId.Value).GetAsync(new Viewer(author))
                ?? throw new NotFoundException("The quoted post is not there.")
            : null;
        var mentions = await _mentioned.ResolveAsync(author, written);
        var hashtags = HashtagName.FindAll(written);
        var notifications = await PrepareMentionsAsync(author, post.Visibility, mentions);
        if (quoted is not null && await TellsAsync(quoted.Author, author, post.Visibility) && _notifier.Prepare(quoted.Author, NotificationKind.Quoted, author, Id) is { } notification)
            notifications.Add(notification);
        var change = new CreatePost(
            Id, author, written, (PostVisibility)post.Visibility, post.Quoted, _time.GetStoredNow(), key, notifications, mentions)
        {
            Hashtags = Stored(hashtags),
        };
        // Nobody knows the id yet: there is no state to be in doubt about.
        var outcome = await _journal.CommitAsync(change);
        if (outcome.Created)
            _state.Set(PostState.Fresh(change, _options));
        await SettleAsync(notifications, outcome.Created);
        if (outcome.Created)
            await _hashtags.AddAsync(Id, hashtags, outcome.Hashtags);
        return new PostCreation(outcome.Post, outcome.Created, CommittedCount.Of(outcome.AuthorPostCount));
    }

    public Task<PostView> EditAsync(UserId author, string text) => _edits.RunAsync(() => EditInTurnAsync(author, text));

    public async Task<CommittedDeletion> DeleteAsync(UserId author)
    {
        var state = await RequireOwnAsync(author, "delete");
        return await EndAsync(state, new DeletePost(Id, author, _time.GetStoredNow()));
    }

    public async Task EndAsync(UserId author) => await EndAsync(await _state.GetAsync(), new DeletePost(Id, author, _time.GetStoredNow()));

    /// <summary>Removes the post with what is about it, and tells those who show any of that.</summary>
    private async Task<CommittedDeletion> EndAsync(PostState? state, DeletePost end)
    {
        var outcome = await _committer.CommitAsync(end);
        _state.Forget();
        foreach (var recipients in WhoWasNotified(state).Union(outcome.Notified).Chunk(RetractionBatch))
            await Task.WhenAll(recipients.Select(recipient => _notifier.RetractAsync(recipient, default, default, Id)));
        await _hashtags.RemoveAsync(Id, outcome.Hashtags);
        return new CommittedDeletion(outcome.Changed, CommittedCount.Of(outcome.AuthorPostCount));
    }

    public async Task<IReadOnlyList<PostRevision>> ListRevisionsAsync(Viewer viewer) =>
        await FindVisibleAsync(viewer) is { EditedAt: not null } ? (await _revisions.GetAsync())! : [];

    private async Task<PostView> EditInTurnAsync(UserId author, string text)
    {
        var written = WrittenText.Accept("text", text);
        var state = await RequireOwnAsync(author, "edit");
        if (written == state.Text)
            return await ViewAsync(state, new Viewer(author));
        var (mentions, before) = (await _mentioned.ResolveAsync(author, written), state.Mentions.People);
        var (hashtags, former) = (HashtagName.FindAll(written), HashtagName.FindAll(state.Text));
        var notifications = await PrepareMentionsAsync(author, state.Visibility, mentions.Except(before));
        var unmentioned = before.Except(mentions).ToArray();
        var change = new EditPost(
            Id, author, _ids.Next(), written, _time.GetStoredNow(), mentions,
            state.Visibility == Visibility.Public ? Stored(hashtags) : [], notifications, unmentioned);
        var outcome = await _committer.CommitAsync(change);
        if (!outcome.Exists)
            _state.Forget();
        else
            _state.Apply(current => current.Edit(change));
        _revisions.Forget();
        await SettleAsync(notifications, outcome.Changed);
        await Task.WhenAll(unmentioned.Select(person => _notifier.RetractAsync(person, NotificationKind.Mentioned, author, Id)));
        await _hashtags.AddAsync(Id, hashtags.Except(former, HashtagName.ByTag), outcome.Hashtags);
        await _hashtags.RemoveAsync(Id, former.Except(hashtags, HashtagName.ByTag), outcome.Hashtags);
        return await ViewAsync(await RequireVisibleAsync(author), new Viewer(author));
    }

    private async Task<PostState> RequireOwnAsync(UserId author, string act)
    {
        var state = await RequireVisibleAsync(author);
        await _ids.ReadyAsync();
        return state.Author == author ? state : throw new ForbiddenException($"Only its author can {act} a post.");
    }

    /// <summary>For those who may see the post and hear of its author.</summary>
    private async Task<List<NewNotification>> PrepareMentionsAsync(UserId author, Visibility visibility, IEnumerable<UserId> mentioned)
    {
        var notifications = new List<NewNotification>();
        foreach (var person in mentioned)
        {
            if (await TellsAsync(person, author, visibility) && _notifier.Prepare(person, NotificationKind.Mentioned, author, Id) is { } notification)
                notifications.Add(notification);
        }

        return notifications;
    }

    /// <summary>Whether a post is news to somebody whom it mentions or quotes: they may see it, and hear of its author.</summary>
    private ValueTask<bool> TellsAsync(UserId person, UserId author, Visibility visibility) =>
        _audience.SeesPostAsync(new Viewer(person), author, new PostFacts(visibility), Place.Feed);

    private async Task SettleAsync(List<NewNotification> notifications, bool written)
    {
        foreach (var notification in notifications)
            await _notifier.SettleAsync(notification, written);
    }

    /// <summary>As far as memory has it; who else was, the commit says.</summary>
    private static IEnumerable<UserId> WhoWasNotified(PostState? state) =>
        state is null ? [] : state.Comments.ListRepliedAuthors().Append(state.Author).Concat(state.Mentions.People);

    private static WrittenHashtag[] Stored(IEnumerable<HashtagName> hashtags) =>
        [.. hashtags.Select(hashtag => new WrittenHashtag(hashtag.Tag, hashtag.Name))];

    private async Task<IReadOnlyList<PostRevision>?> LoadRevisionsAsync()
    {
        var rows = await _posts.ListRevisionsAsync(Id, MaxRevisions, CancellationToken.None);
        return rows.Select(row => new PostRevision(row.Text, row.CreatedAt)).ToArray();
    }
}

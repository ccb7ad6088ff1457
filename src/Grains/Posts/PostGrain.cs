using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;
using Nexus.Grains.Hydration;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Orleans.Concurrency;

namespace Nexus.Grains.Posts;

/// <summary>
/// Reentrant, so that a hot post accepts likes and comments while earlier ones are being committed, and all of them share a transaction;
/// <see cref="PendingEdges{TKey, TOutcome}"/> keeps the likes of one person in order.
/// </summary>
[Reentrant]
internal sealed partial class PostGrain : Grain, IPostGrain
{
    private readonly IJournal _journal;
    private readonly IPostReads _posts;
    private readonly IUserReads _users;
    private readonly IIdGenerator _ids;
    private readonly Notifier _notifier;
    private readonly Audience _audience;
    private readonly GrainOptions _options;
    private readonly TimeProvider _time;
    private readonly Hydrated<PostState> _state;
    private readonly Snapshots<PostId, PostSnapshot>.Publication _publication;
    private readonly Committer _committer;
    private readonly ILogger _logger;

    public PostGrain(
        IJournal journal, IPostReads posts, IUserReads users, IIdGenerator ids, Notifier notifier, Snapshots<PostId, PostSnapshot> snapshots,
        Audience audience, IOptions<GrainOptions> options, TimeProvider time, ILogger<PostGrain> logger)
    {
        (_journal, _posts, _users, _ids, _notifier, _audience, _options, _time, _logger) = (journal, posts, users, ids, notifier, audience, options.Value, time, logger);
        _publication = snapshots.Open(Id);
        _state = new Hydrated<PostState>(LoadAsync, Show);
        _committer = new Committer(this, journal, () => _state.RefreshAsync());
    }

    private PostId Id => new(this.GetPrimaryKeyLong());

    public async Task<PostView?> GetAsync(Viewer viewer) =>
        await FindVisibleAsync(viewer) is { } state ? await ViewAsync(state, viewer) : null;

    public async Task<PostCreation> CreateAsync(UserId author, NewPost post)
    {
        var text = WrittenText.Accept("text", post.Text);
        var quoted = post.Quoted is { } quotedId
            ? await GrainFactory.GetGrain<IPostGrain>(quotedId.Value).GetAsync(new Viewer(author))
                ?? throw new NotFoundException("The quoted post is not there.")
            : null;
        var notification = quoted is null ? null : _notifier.Prepare(quoted.Author, NotificationKind.Quoted, author, Id);
        var change = new CreatePost(
            Id, author, text, (PostVisibility)post.Visibility, post.Quoted, _time.GetStoredNow(), post.IdempotencyKey, notification is null ? [] : [notification]);
        // Nobody knows the id yet: there is no state to be in doubt about.
        var outcome = await _journal.CommitAsync(change);
        if (outcome.Created)
            _state.Set(PostState.Fresh(change, _options));
        await _notifier.SettleAsync(notification, outcome.Created);
        return new PostCreation(outcome.Post, outcome.Created, CommittedCount.Of(outcome.AuthorPostCount));
    }

    public async Task<CommittedDeletion> DeleteAsync(UserId author)
    {
        var state = await RequireVisibleAsync(author);
        if (state.Author != author)
            throw new ForbiddenException("Only its author can delete a post.");
        var outcome = await _committer.CommitAsync(new DeletePost(Id, author, _time.GetStoredNow()));
        _state.Forget();
        foreach (var recipient in WhoWasNotified(state))
            await _notifier.RetractAsync(recipient, default, default, Id);
        if (state.Quoted is { } quoted && await GrainFactory.GetGrain<IPostGrain>(quoted.Value).GetAsync(new Viewer(author)) is { } quotedPost)
            await _notifier.RetractAsync(quotedPost.Author, NotificationKind.Quoted, author, Id);
        return new CommittedDeletion(outcome.Changed, CommittedCount.Of(outcome.AuthorPostCount));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _publication.Close();
        return Task.CompletedTask;
    }

    /// <summary>What has changed is first to be seen in the silo, then told of.</summary>
    private void Show(PostState? state)
    {
        _publication.Publish(state?.ToSnapshot());
        _changes?.Note();
    }

    private static IEnumerable<UserId> WhoWasNotified(PostState state) => state.Comments.ListRepliedAuthors().Append(state.Author).Distinct();

    private async Task<PostState?> LoadAsync() =>
        await _posts.LoadPostAsync(Id, _options.LikerBound, _options.CommentWindow, CancellationToken.None) is { } row
            ? new PostState(row, _options)
            : null;

    /// <summary>The one way to a post's state: null where the post is not there for the viewer.</summary>
    private async ValueTask<PostState?> FindVisibleAsync(Viewer viewer) =>
        await _state.GetAsync() is { } state
        && await _audience.SeesPostAsync(viewer, state.Author, new PostFacts(state.Visibility), Place.Alone)
            ? state
            : null;

    private async ValueTask<PostState> RequireVisibleAsync(UserId user) =>
        await FindVisibleAsync(new Viewer(user)) ?? throw new NotFoundException("There is no such post.");

    private async ValueTask<PostView> ViewAsync(PostState state, Viewer viewer)
    {
        var hasLiked = !viewer.IsAnonymous
            && (state.Likers.Find(viewer.Id) ?? await state.Likers.AskAsync(viewer.Id, () => IsLikedInStorageAsync(viewer.Id)));
        return state.ToView(hasLiked);
    }

    private Task<bool> IsLikedInStorageAsync(UserId user) =>
        _users.HasEdgeAsync(EdgeKind.Like, user.Value, Id.Value, CancellationToken.None);
}

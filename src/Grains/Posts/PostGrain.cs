using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Grains.Errors;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Hydration;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Grains.Moderation;
using Nexus.Grains.Text;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Orleans.Concurrency;

namespace Nexus.Grains.Posts;

/// <summary>
/// Reentrant, so that a hot post accepts likes and comments while earlier ones are being committed, and all of them share a transaction;
/// <see cref="PendingEdges{TKey, TOutcome}"/> keeps the likes, reposts and bookmarks of one person in order.
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
    private readonly PeoplePages _peoplePages;
    private readonly MentionedPeople _mentioned;
    private readonly HashtagIndex _hashtags;
    private readonly Moderators _moderators;
    private readonly GrainOptions _options;
    private readonly TimeProvider _time;
    private readonly Hydrated<PostState> _state;
    private readonly Snapshots<PostId, PostSnapshot>.Publication _publication;
    private readonly Committer _committer;
    private readonly ILogger _logger;

    public PostGrain(
        IJournal journal, IPostReads posts, IUserReads users, IIdGenerator ids, Notifier notifier, Snapshots<PostId, PostSnapshot> snapshots,
        Audience audience, PeoplePages peoplePages, MentionedPeople mentioned, HashtagIndex hashtags, Moderators moderators, IOptions<GrainOptions> options, TimeProvider time,
        ILogger<PostGrain> logger)
    {
        (_journal, _posts, _users, _ids, _notifier, _audience, _peoplePages) = (journal, posts, users, ids, notifier, audience, peoplePages);
        (_mentioned, _hashtags, _moderators, _options, _time, _logger) = (mentioned, hashtags, moderators, options.Value, time, logger);
        _revisions = new Hydrated<IReadOnlyList<PostRevision>>(LoadRevisionsAsync);
        _publication = snapshots.Open(Id);
        _state = new Hydrated<PostState>(LoadAsync, Show);
        _committer = new Committer(this, journal, () => _state.RefreshAsync());
    }

    private PostId Id => new(this.GetPrimaryKeyLong());

    public Task ReloadAsync()
    {
        if (_state.Current is not null)
            return _committer.RefreshAsync();
        _state.Forget();
        return Task.CompletedTask;
    }

    public async Task<PostView?> GetAsync(Viewer viewer) =>
        await FindVisibleAsync(viewer) is { } state ? await ViewAsync(state, viewer) : null;

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

    private async Task<PostState?> LoadAsync() =>
        await _posts.LoadPostAsync(Id, _options.LikerBound, _options.CommentWindow, CancellationToken.None) is { } row
            ? new PostState(row, _options)
            : null;

    /// <summary>The one way to a post's state: null where the post is not there for the viewer.</summary>
    private async ValueTask<PostState?> FindVisibleAsync(Viewer viewer) =>
        await _state.GetAsync() is { } state
        && await _audience.SeesPostAsync(viewer, state.Author, state.Facts, Place.Alone)
            ? state
            : null;

    private async ValueTask<PostState> RequireVisibleAsync(UserId user) => await FindVisibleAsync(new Viewer(user)) ?? throw NoSuchPost();

    private async ValueTask<PostView> ViewAsync(PostState state, Viewer viewer) => state.ToView(
        viewer.IsAnonymous ? Marks.None : state.Marks.Find(viewer.Id) ?? await state.Marks.AskAsync(viewer.Id, () => ListMarksAsync(viewer.Id)));

    private async Task<Marks> ListMarksAsync(UserId user) =>
        (await _posts.ListMarksAsync(Id, user, CancellationToken.None)).Aggregate(Marks.None, (marks, kind) => marks | PostMarks.Of(kind));

    private static NotFoundException NoSuchPost() => new("There is no such post.");
}

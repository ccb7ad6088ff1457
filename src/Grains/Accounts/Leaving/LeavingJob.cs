using Nexus.Grains.Handles;
using Nexus.Grains.Inboxes.Delivery;
using Nexus.Grains.Jobs;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Storage.Jobs;
using Nexus.Storage.Journal;
using Nexus.Storage.Leaving;

namespace Nexus.Grains.Accounts.Leaving;

/// <summary>
/// Removes a person who leaves (docs/decisions/graph.md). Posts and comments are deleted by the posts' grains, which know what is being written there, from whatever silo; other things that count go
/// through the journal, so that counts stay exact, and active grains are told to read again. New rows may come while it runs, by calls that had begun before: when all steps are through it looks again, until nothing is found.
/// </summary>
internal sealed class LeavingJob(ILeavingRows rows, IJournal journal, Notifier notifier, IGrainFactory grains, TimeProvider time) : IBackgroundJob
{
    private const int Few = 50, Many = 500;

    public JobKind Kind => JobKind.Leaving;

    public async Task<JobBatch> RunBatchAsync(long subject, short step)
    {
        var user = new UserId(subject);
        if (step == (short)LeavingStep.Person)
            return await RemovePersonAsync(user);
        var removed = await RemoveAsync(user, (LeavingStep)step);
        return new JobBatch(removed > 0 ? step : (short)(step + 1), removed);
    }

    private Task<int> RemoveAsync(UserId user, LeavingStep step) => step switch
    {
        LeavingStep.Notifications => RemoveNotificationsAsync(user),
        LeavingStep.HidePosts => HidePostsAsync(user),
        LeavingStep.Comments => RemoveCommentsAsync(user),
        LeavingStep.Edges => RemoveEdgesAsync(user),
        LeavingStep.Posts => rows.RemovePostsAsync(user, Many, CancellationToken.None),
        LeavingStep.Mentions => RemoveMentionsAsync(user),
        LeavingStep.Traces => rows.RemoveTracesAsync(user, Many, CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
    };

    private async Task<int> RemoveNotificationsAsync(UserId user)
    {
        var caused = await rows.ListNotificationsAsync(user, Many, CancellationToken.None);
        // First the active inboxes: those that read from now on leave out who is leaving.
        foreach (var recipients in caused.Select(row => row.Recipient).Distinct().Chunk(Few))
            await Task.WhenAll(recipients.Select(recipient => notifier.RetractAsync(recipient, default, user)));
        await rows.RemoveNotificationsAsync(caused.Select(row => row.Id), CancellationToken.None);
        return caused.Count;
    }

    private async Task<int> HidePostsAsync(UserId user)
    {
        var posts = await rows.ListPostsAsync(user, Few, CancellationToken.None);
        await Task.WhenAll(posts.Select(post => PostOf(post).EndAsync(user)));
        return posts.Count;
    }

    private async Task<int> RemoveCommentsAsync(UserId user)
    {
        var comments = await rows.ListCommentsAsync(user, Few, CancellationToken.None);
        await Task.WhenAll(comments.GroupBy(comment => comment.Post).Select(post => PostOf(post.Key).EndCommentsAsync([.. post])));
        return comments.Count;
    }

    private async Task<int> RemoveEdgesAsync(UserId user)
    {
        var edges = await rows.ListEdgesAsync(user, Many, CancellationToken.None);
        await Task.WhenAll(edges.Select(journal.CommitAsync));
        var likedComments = edges.Where(edge => edge.Kind is EdgeKind.CommentLike).Select(edge => edge.Target).ToArray();
        var commented = likedComments.Length == 0 ? [] : await rows.ListCommentedPostsAsync(likedComments, CancellationToken.None);
        await TellPostsAsync(edges.Where(edge => edge.Kind is EdgeKind.Like or EdgeKind.Repost).Select(edge => new PostId(edge.Target)).Concat(commented));
        await TellPeopleAsync(edges.Where(edge => IsBetweenPeople(edge.Kind)).Select(edge => new UserId(edge.Source == user.Value ? edge.Target : edge.Source)));
        return edges.Count;
    }

    private async Task<int> RemoveMentionsAsync(UserId user)
    {
        var posts = await rows.RemoveMentionsAsync(user, Many, CancellationToken.None);
        await TellPostsAsync(posts);
        return posts.Count;
    }

    private async Task<JobBatch> RemovePersonAsync(UserId user)
    {
        for (var step = LeavingStep.Notifications; step < LeavingStep.Person; step++)
            if (await RemoveAsync(user, step) is var found && found > 0)
                return new JobBatch((short)step, found);
        var names = await rows.ListNamesAsync(user, CancellationToken.None);
        if (!await rows.RemovePersonAsync(user, time.GetStoredNow(), CancellationToken.None))
            return new JobBatch((short)LeavingStep.Notifications, 0);
        await TellPeopleAsync([user]);
        foreach (var name in names)
            await grains.GetGrain<IHandleGrain>(name).ForgetAsync(user);
        return new JobBatch(null, 1);
    }

    private static bool IsBetweenPeople(EdgeKind kind) => kind is EdgeKind.Follow or EdgeKind.FollowRequest or EdgeKind.Block or EdgeKind.Mute;

    private Task TellPostsAsync(IEnumerable<PostId> posts) => TellAsync(posts.Distinct().Select(PostOf), post => post.ReloadAsync());

    private Task TellPeopleAsync(IEnumerable<UserId> people) => TellAsync(people.Distinct().Select(person => grains.GetGrain<IUserGrain>(person.Value)), person => person.ReloadAsync());

    private IPostGrain PostOf(PostId post) => grains.GetGrain<IPostGrain>(post.Value);

    // Those that are not active have nothing to read again.
    private static async Task TellAsync<TGrain>(IEnumerable<TGrain> told, Func<TGrain, Task> tell)
    {
        foreach (var batch in told.Chunk(Few))
            await Task.WhenAll(batch.Select(tell));
    }
}

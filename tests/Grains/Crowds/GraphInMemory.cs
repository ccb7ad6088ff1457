using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Bookmarks;
using Nexus.Grains.Feeds;
using Nexus.Grains.Hashtags;
using Nexus.Grains.Ids;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Crowds;

/// <summary>Everything that a cluster's grains answer about some people and posts, as lines of text: two clusters on one database say the same.</summary>
internal sealed class GraphInMemory(NexusCluster cluster, IReadOnlyList<UserId> people)
{
    private const int PageSize = 50;
    private static readonly string[] s_tags = ["crowd", "t0", "t1", "t2"];
    private readonly List<string> _lines = [];

    public static async Task<IReadOnlyList<string>> DescribeAsync(NexusCluster cluster, IReadOnlyList<UserId> people, IReadOnlyList<PostId> posts)
    {
        var graph = new GraphInMemory(cluster, people);
        foreach (var person in people)
            await graph.DescribePersonAsync(person);
        foreach (var post in posts)
            foreach (var person in people.Append(default))
                await graph.DescribePostAsync(post, new Viewer(person));
        foreach (var tag in s_tags)
            graph.Say($"#{tag}", $"{await cluster.Grains.GetGrain<IHashtagGrain>(tag).GetAsync()}");
        await graph.DescribeSilosAsync();
        return graph._lines;
    }

    private async Task DescribePersonAsync(UserId person)
    {
        var user = cluster.Grains.GetGrain<IUserGrain>(person.Value);
        if (await user.GetProfileAsync() is not { } profile)
        {
            Say($"person {person}", "gone");
            return;
        }

        var others = people.Where(other => other != person).ToArray();
        Say($"person {person}", $"{profile}");
        Say($"person {person} and others", string.Join("; ", (await user.ListRelationshipsAsync(others)).Select((relationship, index) => $"{others[index]} {relationship}")));
        Say($"person {person} does not hear", string.Join(' ', (await user.ListUnheardAsync()).Distinct().Order()));
        await DescribeListAsync($"person {person} followers", user.ListFollowersAsync(new Viewer(person), new(PageSize)));
        await DescribeListAsync($"person {person} following", user.ListFollowingAsync(new Viewer(person), new(PageSize)));
        await DescribeListAsync($"person {person} requests", user.ListFollowRequestsAsync(new(PageSize)));
        await DescribeListAsync($"person {person} mutes", user.ListMutedAsync(new(PageSize)));
        await DescribeListAsync($"person {person} blocks", user.ListBlockedAsync(new(PageSize)));
        foreach (var other in others)
            await DescribeListAsync($"person {person}'s posts for {other}", SelectAsync(user.ListPostsAsync(new Viewer(other), new(PageSize)), view => view.Id));
        await DescribeListAsync($"person {person} bookmarks", SelectAsync(cluster.Grains.GetGrain<IBookmarksGrain>(person.Value).ListAsync(new(PageSize)), view => view.Id));
        await DescribeListAsync($"person {person} feed", SelectAsync(cluster.Grains.GetGrain<IFeedGrain>(person.Value).ReadAsync(new(PageSize)), view => view.Id));
        await DescribeInboxAsync(person);
    }

    private async Task DescribeInboxAsync(UserId person)
    {
        var inbox = cluster.Grains.GetGrain<IInboxGrain>(person.Value);
        var groups = (await inbox.ListAsync(false, new(PageSize * 4))).Entries.Select(entry => entry.Value).ToArray();
        foreach (var group in groups)
            Say($"person {person} inbox", $"{group.Kind} {group.Post} {(group.Kind == NotificationKind.Liked ? group.Comment : null)} by {group.ActorCount}, last {group.Id} {group.Actor}");
        Say($"person {person} unread", groups.Length == await inbox.CountUnreadAsync() ? "all" : "not all");
    }

    private async Task DescribePostAsync(PostId post, Viewer viewer)
    {
        var grain = cluster.Grains.GetGrain<IPostGrain>(post.Value);
        var view = await grain.GetAsync(viewer);
        Say($"post {post} for {viewer.Id}", view is null ? "gone" : $"{view with { Mentions = UserIds.None }} {string.Join(' ', view.Mentions.People)}");
        if (view is null)
            return;
        Say($"post {post} revisions", $"{(await grain.ListRevisionsAsync(viewer)).Count}");
        await DescribeListAsync($"post {post} likers for {viewer.Id}", grain.ListLikersAsync(viewer, new(PageSize)));
        await DescribeThreadAsync(grain, post, null, viewer);
    }

    private async Task DescribeThreadAsync(IPostGrain grain, PostId post, CommentId? replyTo, Viewer viewer)
    {
        var page = await grain.ListCommentsAsync(replyTo, viewer, new(PageSize * 4));
        Say($"post {post} comments under {replyTo?.Number} for {viewer.Id}", $"{page.TotalCount}");
        foreach (var comment in page.Entries.Select(entry => entry.Value))
        {
            Say($"post {post} comment {comment.Id.Number} for {viewer.Id}", $"{comment}");
            if (comment.ReplyCount > 0)
                await DescribeThreadAsync(grain, post, comment.Id, viewer);
        }
    }

    /// <summary>What the silos show of their memory is the same in all of them.</summary>
    private async Task DescribeSilosAsync()
    {
        foreach (var viewer in people)
        {
            var seen = await Task.WhenAll(cluster.SiloServices.Select(silo => SeenAsync(silo, new Viewer(viewer))));
            Say($"person {viewer} sees", string.Join(" or ", seen.Distinct()));
        }
    }

    private async Task<string> SeenAsync(IServiceProvider silo, Viewer viewer)
    {
        var (audience, profiles) = (silo.GetRequiredService<Audience>(), silo.GetRequiredService<Profiles>());
        var seen = new List<string>();
        foreach (var person in people)
            seen.Add($"{person} {await audience.SeesPersonAsync(viewer, person)} {await audience.SeesListsAsync(viewer, person)} {await audience.HearsAsync(viewer, person)} {await profiles.GetAsync(person)}");
        return string.Join("; ", seen);
    }

    private async Task DescribeListAsync<T>(string what, Task<Page<T>> list)
    {
        var page = await list;
        Say(what, $"{page.TotalCount}: {string.Join(' ', page.Entries.Select(entry => $"{entry.Value}@{entry.Key}"))}");
    }

    private static async Task<Page<TKey>> SelectAsync<T, TKey>(Task<Page<T>> list, Func<T, TKey> select)
    {
        var page = await list;
        return new Page<TKey>([.. page.Entries.Select(entry => new PageEntry<TKey>(select(entry.Value), entry.Key))], page.HasNext, page.HasPrevious);
    }

    private void Say(string what, string text) => _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {text}"));
}

using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Feeds;

/// <summary>Short ways to feeds and to what is in them.</summary>
internal static class FeedReading
{
    public static Task RepostAsync(this NexusCluster cluster, Person person, PostId post) => cluster.Post(post).RepostAsync(person.Id);

    public static Task UndoRepostAsync(this NexusCluster cluster, Person person, PostId post) => cluster.Post(post).UndoRepostAsync(person.Id);

    /// <summary>The whole feed, newest first.</summary>
    public static async Task<PostId[]> ReadFeedAsync(this Person reader) => PostsOf(await reader.Feed.ReadAsync(new PageRequest(100)));

    /// <summary>All pages after one another, from the top or, in the same order, from the end.</summary>
    public static async Task<PostId[]> WalkAsync(Func<PageRequest, Task<Page<PostView>>> read, int size, bool fromEnd = false)
    {
        var posts = new List<PostId>();
        var page = await read(new PageRequest(size, FromEnd: fromEnd));
        while (true)
        {
            posts.InsertRange(fromEnd ? 0 : posts.Count, PostsOf(page));
            if (!(fromEnd ? page.HasPrevious : page.HasNext))
                return [.. posts];
            page = await read(fromEnd
                ? new PageRequest(size, Before: page.Entries[0].Key, FromEnd: true)
                : new PageRequest(size, After: page.Entries[^1].Key));
        }
    }

    public static PostId[] PostsOf(Page<PostView> page) => [.. page.Entries.Select(entry => entry.Value.Id)];

    /// <summary>Ids as a text, for comparisons that wait.</summary>
    public static string Text(this IEnumerable<PostId> posts) => string.Join(' ', posts);

    /// <summary>Waits until the feed is this one: what is pushed comes after the answer.</summary>
    public static Task ShouldBecomeAsync(this Person reader, params PostId[] posts) =>
        Eventually.EqualAsync(posts.Text(), async () => (await reader.ReadFeedAsync()).Text());
}

using Nexus.Grains.Hydration;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Users;

/// <summary>The index of a person's own posts: the newest in memory once somebody asks for them, the rest in storage.</summary>
internal sealed class OwnPosts
{
    public const int Newest = 100;
    private readonly IPostReads _posts;
    private readonly Hydrated<List<PostId>> _newest;
    private UserId _author;

    public OwnPosts(IPostReads posts)
    {
        _posts = posts;
        _newest = new Hydrated<List<PostId>>(LoadAsync);
    }

    public async Task<IReadOnlyList<PostId>> ListNewestAsync(UserId author)
    {
        _author = author;
        return (await _newest.GetAsync())!.ToArray();
    }

    public ValueTask<KeysetPage<PostId>> ListAsync(UserId author, bool includeFollowersOnly, Keyset keyset) =>
        new(_posts.ListPostsAsync(author, includeFollowersOnly, keyset, CancellationToken.None));

    public void Add(PostId post) => _newest.Apply(posts =>
    {
        var position = posts.FindIndex(known => known.Value <= post.Value);
        if (position >= 0 && posts[position] == post)
            return;
        posts.Insert(position < 0 ? posts.Count : position, post);
        if (posts.Count > Newest)
            posts.RemoveAt(Newest);
    });

    public void Remove(PostId post) => _newest.Apply(posts => posts.Remove(post));

    private async Task<List<PostId>?> LoadAsync()
    {
        var page = await _posts.ListPostsAsync(_author, true, new Keyset(Newest), CancellationToken.None);
        return [.. page.Entries.Select(entry => entry.Value)];
    }
}

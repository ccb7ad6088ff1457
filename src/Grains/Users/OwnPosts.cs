using Nexus.Grains.Feeds;
using Nexus.Grains.Hydration;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Users;

/// <summary>The index of what a person has written and reposted: the newest in memory once somebody asks for them, the rest in storage.</summary>
internal sealed class OwnPosts
{
    public const int Newest = 100;
    private readonly IPostReads _posts;
    private readonly UserId _author;
    private readonly Window _written;
    private readonly Window _reposted;
    private long _undone;

    public OwnPosts(IPostReads posts, UserId author, SiloLosses losses)
    {
        (_posts, _author) = (posts, author);
        var newest = new Keyset(Newest);
        _written = new Window(
            () => posts.ListPostsAsync(author, true, newest, CancellationToken.None), static row => FeedEntry.Own(row.Value), losses);
        _reposted = new Window(
            () => posts.ListMarkedAsync(EdgeKind.Repost, author, newest, CancellationToken.None), row => new FeedEntry(row.Value, row.Key, author), losses);
    }

    /// <param name="isThere">Whether the person is: reposts of who is not count as undone.</param>
    public async Task<NewestEntries> ListNewestAsync(bool isThere) => new(
        await _written.ListAsync(), isThere ? await _reposted.ListAsync() : Array.Empty<FeedEntry>(), (2 * _undone) + (isThere ? 0 : 1));

    public ValueTask<KeysetPage<PostId>> ListAsync(bool includeFollowersOnly, Keyset keyset) =>
        new(_posts.ListPostsAsync(_author, includeFollowersOnly, keyset, CancellationToken.None));

    public void Add(PostId post) => _written.Add(FeedEntry.Own(post));

    public void Remove(PostId post) => _written.Remove(post);

    public void AddRepost(FeedEntry repost) => _reposted.Add(repost);

    public void RemoveRepost(PostId post)
    {
        _undone++;
        _reposted.Remove(post);
    }

    /// <summary>The newest of one list, newest first. With less than <see cref="Newest"/> it has all.</summary>
    private sealed class Window
    {
        private readonly Hydrated<List<FeedEntry>> _entries;

        public Window(Func<Task<KeysetPage<PostId>>> load, Func<Keyed<PostId>, FeedEntry> entryOf, SiloLosses losses) =>
            _entries = new Hydrated<List<FeedEntry>>(async () => [.. (await load()).Entries.Select(entryOf)], losses: losses);

        public async Task<IReadOnlyList<FeedEntry>> ListAsync() => (await _entries.GetAsync())!.ToArray();

        public void Add(FeedEntry entry) => _entries.Apply(entries =>
        {
            var position = entries.FindIndex(known => known.Place <= entry.Place);
            if (position >= 0 && entries[position] == entry)
                return;
            entries.Insert(position < 0 ? entries.Count : position, entry);
            if (entries.Count > Newest)
                entries.RemoveAt(Newest);
        });

        public void Remove(PostId post)
        {
            var wasFull = false;
            _entries.Apply(entries =>
            {
                wasFull = entries.Count == Newest;
                entries.RemoveAll(entry => entry.Post == post);
            });
            // What now is among the newest, only storage knows.
            if (wasFull)
                _entries.Forget();
        }
    }
}

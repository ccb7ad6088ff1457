using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Tests.Search;

/// <summary>What PostgreSQL finds, also for texts in the locale C, in which most letters are none.</summary>
public sealed class PostSearchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("the quick brown fox", "fox", true)]
    [InlineData("the quick brown fox", "fox the", false)]
    [InlineData("the quick brown fox", "quick brown", true)]
    [InlineData("the quick brown fox", "quick fox", false)]
    [InlineData("the quick brown fox", "fo", false)]
    [InlineData("Crème brûlée", "creme BRULEE", true)]
    [InlineData("ПРИВЕТ, мир", "привет", true)]
    [InlineData("私は東京タワーが好きです", "東京タワー", true)]
    [InlineData("私は東京タワーが好きです", "京都", false)]
    [InlineData("私は東京タワーが好きです", "好", true)]
    [InlineData("私は東京タワーが好きです", "す", true)]
    [InlineData("私は東京タワーが好きです", "東タ", false)]
    [InlineData("大韓民國 서울특별시", "특별", true)]
    [InlineData("สวัสดีครับ", "ครับ", true)]
    [InlineData("bought it 🎉", "🎉", true)]
    [InlineData("I love #Cats", "#cats", true)]
    [InlineData("I love cats", "#cats", false)]
    [InlineData("don't panic", "don't", true)]
    public async Task A_post_is_found_by_its_words(string text, string searched, bool isFound)
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await AddPostAsync(rig, author, text);

        var found = await rig.Get<ISearchReads>().ListPostsAsync(new PostSearch([searched], [], author, new PostReader(default)), new Keyset(10), default);

        Assert.Equal(isFound ? [post] : [], found.Entries.Select(entry => entry.Value));
    }

    [Fact]
    public async Task All_wanted_and_nothing_unwanted_has_to_match()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var both = await AddPostAsync(rig, author, "cats and dogs");
        var cats = await AddPostAsync(rig, author, "only cats");
        var reads = rig.Get<ISearchReads>();

        async Task<IEnumerable<PostId>> FindAsync(string[] wanted, params string[] unwanted) =>
            (await reads.ListPostsAsync(new PostSearch(wanted, unwanted, author, new PostReader(default)), new Keyset(10), default)).Entries.Select(entry => entry.Value);

        Assert.Equal([cats, both], await FindAsync(["cats"]));
        Assert.Equal([both], await FindAsync(["dogs", "cats"]));
        Assert.Equal([cats], await FindAsync(["cats"], "dogs"));
        Assert.Equal([both], await FindAsync(["cats"], "only cats"));
        Assert.Equal([cats, both], await FindAsync([]));
        Assert.Empty(await FindAsync(["!!"]));
    }

    [Fact]
    public async Task Deleted_posts_and_those_only_for_others_are_left_out()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, hermit, follower, stranger) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        await rig.Journal.CommitAsync(rig.Follow(follower, author));
        await rig.Journal.CommitAsync(rig.Follow(follower, hermit));
        await database.ExecuteAsync($"update users set is_private = true where id = {hermit}");
        var open = await AddPostAsync(rig, author, "zebras");
        var forFollowers = await AddPostAsync(rig, author, "zebras", PostVisibility.Followers);
        var hidden = await AddPostAsync(rig, hermit, "zebras");
        var deleted = await AddPostAsync(rig, author, "zebras");
        await rig.Journal.CommitAsync(new DeletePost(deleted, author, StorageRig.Noon));

        async Task<IEnumerable<PostId>> SeenByAsync(UserId viewer) => (await rig.Get<ISearchReads>()
            .ListPostsAsync(new PostSearch(["zebras"], [], null, new PostReader(viewer)), new Keyset(10), default)).Entries.Select(entry => entry.Value);

        Assert.Equal([open], await SeenByAsync(default));
        Assert.Equal([open], await SeenByAsync(stranger));
        Assert.Equal([hidden, forFollowers, open], await SeenByAsync(follower));
        Assert.Equal([forFollowers, open], await SeenByAsync(author));
        Assert.Equal([hidden, open], await SeenByAsync(hermit));
        var all = await rig.Get<ISearchReads>().ListPostsAsync(new PostSearch(["zebras"], [], null, new PostReader(stranger, ReadsAll: true)), new Keyset(10), default);
        Assert.Equal([hidden, forFollowers, open], all.Entries.Select(entry => entry.Value));
    }

    /// <summary>So many that the walk ends before the oldest, which the index of words finds.</summary>
    [Fact]
    public async Task Pages_of_frequent_and_of_rare_words_put_together_are_all_that_match()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        // Every 4,000th is rare, every 5th frequent.
        await database.ExecuteAsync($"""
            insert into posts (id, author_id, text, visibility, created_at, words)
            select i, {author}, '', 1, now(), (case when i % 4000 = 0 then '''rarest'':1 ' else '' end || case when i % 5 = 0 then '''oftenest'':2' else '' end)::tsvector
            from generate_series(1, 25000) i
            """);
        var reads = rig.Get<ISearchReads>();

        Assert.Equal([24_000, 20_000, 16_000, 12_000, 8_000, 4_000], await WalkAsync(reads, "rarest", 4, fromEnd: false));
        Assert.Equal([24_000, 20_000, 16_000, 12_000, 8_000, 4_000], await WalkAsync(reads, "rarest", 4, fromEnd: true));
        var frequent = Enumerable.Range(1, 5_000).Select(number => number * 5L).Reverse().ToList();
        Assert.Equal(frequent, await WalkAsync(reads, "oftenest", 1_700, fromEnd: false));
        Assert.Equal(frequent, await WalkAsync(reads, "oftenest", 1_700, fromEnd: true));
        await database.ExecuteAsync($"delete from posts where author_id = {author}");
    }

    [Fact]
    public async Task What_others_than_the_journal_have_written_is_found_after_the_next_start()
    {
        UserId author;
        await using (var rig = await StorageRig.StartAsync(database))
            author = await rig.AddUserAsync("backfilled");
        await database.ExecuteAsync($"""
            update users set found_by = null, display_name = 'Zoë' where id = {author};
            insert into posts (id, author_id, text, visibility, created_at)
            select {author} + i, {author}, 'Früher ' || i, 1, now() from generate_series(1, 1200) i
            """);

        await using var next = await StorageRig.StartAsync(database);
        await Rig.Cluster.Eventually.EqualAsync(0L, () => database.ScalarAsync<long>(
            "select (select count(*) from posts where words is null) + (select count(*) from users where found_by is null)"));

        var found = await next.Get<ISearchReads>().ListPostsAsync(new PostSearch(["fruher", "1200"], [], null, new PostReader(default)), new Keyset(10), default);
        Assert.Equal([author.Value + 1_200], found.Entries.Select(entry => entry.Key));
        Assert.Equal(["backfilled"], (await next.Get<ISearchReads>().ListPeopleAsync("zoe", 10, default)).Select(person => person.Username));
    }

    private static async Task<List<long>> WalkAsync(ISearchReads reads, string word, int size, bool fromEnd)
    {
        var keys = new List<long>();
        for (var isMore = true; isMore;)
        {
            var keyset = fromEnd ? new Keyset(size, Before: keys.Count == 0 ? null : keys[0], FromEnd: true) : new Keyset(size, After: keys.Count == 0 ? null : keys[^1]);
            var page = await reads.ListPostsAsync(new PostSearch([word], [], null, new PostReader(default)), keyset, default);
            Assert.Equal(keys.Count > 0, fromEnd ? page.HasNext : page.HasPrevious);
            isMore = fromEnd ? page.HasPrevious : page.HasNext;
            keys.InsertRange(fromEnd ? 0 : keys.Count, page.Entries.Select(entry => entry.Key));
        }

        return keys;
    }

    private static async Task<PostId> AddPostAsync(StorageRig rig, UserId author, string text, PostVisibility visibility = PostVisibility.Public)
    {
        var id = new PostId(rig.NextId());
        await rig.Journal.CommitAsync(new CreatePost(id, author, text, visibility, Quoted: null, StorageRig.Noon));
        return id;
    }
}

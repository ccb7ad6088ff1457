using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Tests.Search;

public sealed class NameSearchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("grace_hopper", "Grace Hopper", "grace_h", true)]
    [InlineData("grace_hopper", "Grace Hopper", "hop", true)]
    [InlineData("grace_hopper", "Grace Hopper", "graec hoper", true)]
    [InlineData("grace_hopper", "Grace Hopper", "GRACE", true)]
    [InlineData("grace_hopper", "Grace Hopper", "turing", false)]
    [InlineData("yamada_t", "山田太郎", "太郎", true)]
    [InlineData("ivan_p", "Иван Петров", "ПЕТР", true)]
    [InlineData("bjork", "Björk Guðmundsdóttir", "gudmund", true)]
    [InlineData("percent", "Per Cent", "%", false)]
    public async Task A_person_is_found_by_handle_and_name(string username, string displayName, string text, bool isFound)
    {
        await using var rig = await StorageRig.StartAsync(database);
        var id = new UserId(rig.NextId());
        await rig.Journal.CommitAsync(new CreateUser(id, username, displayName, "", StorageRig.Noon));

        var found = await rig.Get<ISearchReads>().ListPeopleAsync(text, 300, default);

        Assert.Equal(isFound, found.Any(person => person.Username == username));
    }

    [Fact]
    public async Task Hashtags_come_by_prefix_most_used_first()
    {
        await using var rig = await StorageRig.StartAsync(database);
        await database.ExecuteAsync("""
            insert into hashtags (tag, name, post_count, version) values
              ('ca', 'ca', 1, 1), ('cat_s', 'Cat_s', 3, 1), ('cats', 'Cats', 9, 1), ('catx', 'catx', 3, 1), ('cat', 'cat', 0, 1), ('dog', 'dog', 99, 1)
            """);
        var reads = rig.Get<ISearchReads>();

        async Task<IEnumerable<string>> ListAsync(string prefix, HashtagPlace? after = null, HashtagPlace? before = null, bool fromEnd = false, int limit = 10) =>
            (await reads.ListHashtagsAsync(prefix, after, before, fromEnd, limit, default)).Select(hashtag => hashtag.Tag);

        Assert.Equal(["cats", "cat_s", "catx", "ca"], await ListAsync("ca"));
        Assert.Equal(["cat_s"], await ListAsync("cat_"));
        Assert.Equal(["catx", "ca"], await ListAsync("ca", after: new HashtagPlace(3, "cat_s")));
        Assert.Equal(["cat_s", "cats"], await ListAsync("ca", before: new HashtagPlace(3, "catx"), fromEnd: true));
        Assert.Equal(["ca", "catx"], await ListAsync("ca", fromEnd: true, limit: 2));
        Assert.Empty(await ListAsync("%"));
    }
}

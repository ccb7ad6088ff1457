using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Tests.Search;

/// <summary>Each account counts once for a hashtag, half as much for every six hours since its last use.</summary>
public sealed class TrendTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(24), s_halfLife = TimeSpan.FromHours(6);
    private int _posts;

    [Fact]
    public async Task Scores_decay_and_accounts_count_once()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var people = new List<UserId>();
        for (var number = 0; number < 5; number++)
            people.Add(await rig.AddUserAsync());
        foreach (var person in people)
            await UseAsync(person, "five", TimeSpan.FromHours(6));
        for (var number = 0; number < 100; number++)
            await UseAsync(people[0], "loud", TimeSpan.FromMinutes(number * 10));
        await UseAsync(people[1], "yesterday", TimeSpan.FromHours(25));
        await UseAsync(people[1], "again", TimeSpan.FromHours(30));
        await UseAsync(people[1], "again", TimeSpan.FromHours(12));

        Assert.Equal([("five", 2.5), ("loud", 1.0), ("again", 0.25)], await ScoresAsync(rig));
        Assert.Equal([("loud", 1.0)], await ScoresAsync(rig, ["loud", "yesterday", "unknown"]));
        Assert.Equal([("five", 2.5)], await ScoresAsync(rig, limit: 1));
        await database.ExecuteAsync("delete from post_hashtags");
    }

    [Fact]
    public async Task Private_suspended_and_leaving_people_do_not_count()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (open, hermit, banned, back, leaver) = (await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync(), await rig.AddUserAsync());
        foreach (var person in new[] { open, hermit, banned, back, leaver })
            await UseAsync(person, "shared", TimeSpan.Zero);
        await database.ExecuteAsync($"""
            update users set is_private = true where id = {hermit};
            update users set suspended_until = 'infinity' where id = {banned};
            update users set suspended_until = '2026-11-21 11:59Z' where id = {back};
            update users set leaving_at = now() where id = {leaver}
            """);

        Assert.Equal([("shared", 2.0)], await ScoresAsync(rig));
        await database.ExecuteAsync("delete from post_hashtags");
    }

    private async Task UseAsync(UserId author, string tag, TimeSpan ago) => await database.ExecuteAsync(
        $"insert into post_hashtags (tag, post_id, author_id) values ('{tag}', {IdLayout.FirstAt(StorageRig.Noon - ago) + ++_posts}, {author})");

    private static async Task<IEnumerable<(string, double)>> ScoresAsync(StorageRig rig, string[]? tags = null, int limit = 10) =>
        (await rig.Get<ITrendReads>().ListScoresAsync(StorageRig.Noon, s_window, s_halfLife, tags, limit, default))
            .Select(score => (score.Tag, Math.Round(score.Score, 9)));
}

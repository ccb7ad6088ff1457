using System.Globalization;
using Microsoft.Extensions.Hosting;
using Nexus.Grains.Hashtags;
using Nexus.Rig.Invariants;
using Nexus.Silo.Seed;
using Nexus.Storage;
using Nexus.Storage.Migrations;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Tests.Seed;

public sealed class SeedTests
{
    private static readonly SeedPlan s_plan = new(150, 1_200, 7, new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero), Story.Edition);

    [Fact]
    public async Task The_same_plan_gives_the_same_rows_and_another_seed_others()
    {
        await using var first = await SeededDatabase.CreateAsync(s_plan);
        await using var second = await SeededDatabase.CreateAsync(s_plan);
        await using var other = await SeededDatabase.CreateAsync(s_plan with { Seed = 8 });

        var dump = await first.DumpAsync();

        Assert.Equal(dump, await second.DumpAsync());
        Assert.Equal(["edges", "posts", "users"], dump.Except(await other.DumpAsync()).Select(table => table.Split(' ')[0]).Intersect(["edges", "posts", "users"]).Order());
    }

    [Fact]
    public async Task A_network_that_was_cut_off_goes_on_to_the_same_end()
    {
        await using var whole = await SeededDatabase.CreateAsync(s_plan, partSize: 500);
        await using var cut = await SeededDatabase.CreateAsync();

        foreach (var posts in new[] { 1, 300, 301, 900 })
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut.SeedAsync(s_plan, partSize: 500, cutAfter: posts));
        Assert.InRange(await cut.Database.ScalarAsync<long>("select count(*) from posts"), 900, 1_199);
        await cut.SeedAsync(s_plan, partSize: 500);

        Assert.Equal(await whole.DumpAsync(), await cut.DumpAsync());
    }

    [Fact]
    public async Task Nothing_is_mixed_with_what_is_there()
    {
        await using var seeded = await SeededDatabase.CreateAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seeded.SeedAsync(s_plan, partSize: 500, cutAfter: 1));

        var other = await Assert.ThrowsAsync<SeedRefusedException>(() => seeded.SeedAsync(s_plan with { Posts = 5 }));
        var newer = await Assert.ThrowsAsync<SeedRefusedException>(() => seeded.SeedAsync(s_plan with { Edition = 99 }));
        await seeded.SeedAsync(s_plan, partSize: 500);
        var again = await Assert.ThrowsAsync<SeedRefusedException>(() => seeded.SeedAsync(s_plan));

        Assert.Equal(
            [
                "another network was cut off here: go on with --users 150 --posts 1200 --seed 7 --until 2026-11-01T12:00:00Z, or use an empty database",
                "a network of another version of this program was cut off here: use an empty database",
                "there are people in this database: a network is seeded into an empty one",
            ],
            new[] { other, newer, again }.Select(refusal => refusal.Message));
    }

    [Fact]
    public async Task No_silo_starts_on_a_network_that_is_not_finished()
    {
        await using var seeded = await SeededDatabase.CreateAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seeded.SeedAsync(s_plan, partSize: 500, cutAfter: 1));

        var refusal = await Assert.ThrowsAsync<MigrationException>(StartAsync);
        await seeded.SeedAsync(s_plan, partSize: 500);
        await StartAsync();

        Assert.Equal("A network that is seeded into this database is not finished: start ./nexus seed again, it goes on where it was cut off.", refusal.Message);

        async Task StartAsync()
        {
            var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            builder.Services.AddNexusStorage(seeded.Database.ConnectionString);
            using var host = builder.Build();
            await host.StartAsync();
            await host.StopAsync();
        }
    }

    [Fact]
    public async Task Everything_fits_together_and_nobody_does_what_they_could_not_do()
    {
        await using var seeded = await SeededDatabase.CreateAsync(s_plan);

        await StoredGraph.AssertHoldsAsync(seeded.Database.ConnectionString);
        foreach (var (rule, offenders) in SeedRules.All)
            Assert.True(await seeded.Database.ScalarAsync<long>($"select count(*) from ({offenders}) offenders") == 0, rule);
        foreach (var (what, rows) in SeedRules.Present)
            Assert.True(await seeded.Database.ScalarAsync<bool>($"select exists ({rows})"), what);
    }

    [Fact]
    public async Task Hashtags_are_those_of_the_texts()
    {
        await using var seeded = await SeededDatabase.CreateAsync(s_plan);
        var posts = await seeded.Database.QueryAsync("""
            select text, array(select tag from post_hashtags h where h.post_id = p.id union all select tag from withheld_hashtags w where w.post_id = p.id) as tags
            from posts p where visibility = 1
            """);

        Assert.All(posts, post => Assert.Equal(
            HashtagName.FindAll((string)post[0]).Select(hashtag => hashtag.Tag).Order(StringComparer.Ordinal), ((string[])post[1]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Few_are_followed_by_many_and_people_write_in_many_languages()
    {
        await using var seeded = await SeededDatabase.CreateAsync(s_plan with { Users = 500, Posts = 2_000 });
        var followers = (await seeded.Database.QueryAsync("select value from user_counters where counter = 1 order by value desc")).Select(row => (long)row[0]).ToArray();
        var texts = (await seeded.Database.QueryAsync("select text from posts")).Select(row => (string)row[0]).ToArray();

        Assert.InRange(followers.Take(50).Sum() / (double)followers.Sum(), 0.3, 0.8);
        Assert.Equal(8, Tongue.All.Count);
        Assert.All(Tongue.All, tongue => Assert.Contains(texts, text => tongue.Feelings.Any(feeling => text.Contains(feeling, StringComparison.Ordinal))));
        Assert.Contains(texts, text => text.Any(letter => letter is >= '\u0600' and <= '\u06FF'));
        Assert.Contains(texts, text => text.Any(letter => letter is >= '\u3040' and <= '\u30FF'));
    }

    [Theory]
    [InlineData("--users 100 --posts 1000", "100 1000 0 2026-11-21T18:00:00")]
    [InlineData("--posts 0 --seed -3 --users 10 --until 2026-05-01", "10 0 -3 2026-05-01T00:00:00")]
    [InlineData("--users 100 --posts 1000 --until 2026-11-21T18:30:00", "100 1000 0 2026-11-21T18:30:00")]
    [InlineData("--users 100", null)]
    [InlineData("--users 9 --posts 1000", null)]
    [InlineData("--users 100 --posts -1", null)]
    [InlineData("--users 100 --posts 1000 --seed", null)]
    [InlineData("--users 100 --posts 1000 --seed x", null)]
    [InlineData("--users 100 --posts 1000 --until soon", null)]
    [InlineData("--users 100 --posts 1000 --users 100", null)]
    [InlineData("--users 100 --posts 1000 --likes 7", null)]
    public void Arguments_are_pairs_in_any_order(string arguments, string? expected)
    {
        var now = new DateTimeOffset(2026, 11, 21, 18, 42, 0, TimeSpan.Zero);

        var plan = SeedArguments.Read(arguments.Split(' '))?.ToPlan(begun: null, now);

        Assert.Equal(expected, plan is null ? null : string.Create(CultureInfo.InvariantCulture, $"{plan.Users} {plan.Posts} {plan.Seed} {plan.Until:s}"));
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2025-01-20")]
    public void A_story_ends_neither_in_the_future_nor_before_it_has_begun(string until)
    {
        var arguments = SeedArguments.Read(["--users", "10", "--posts", "10", "--until", until])!;

        Assert.Throws<SeedRefusedException>(() => arguments.ToPlan(begun: null, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)));
    }
}

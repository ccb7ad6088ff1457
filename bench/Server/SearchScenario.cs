using System.Diagnostics;
using System.Globalization;
using Nexus.Bench.Network;
using Nexus.Bench.Reporting;
using Nexus.Storage.Ids;
using Nexus.Storage.Paging;
using Nexus.Storage.Reads;

namespace Nexus.Bench.Server;

/// <summary>
/// Pages of 20 out of a million posts and a hundred thousand people: words of every frequency, several words, phrases, exclusions and mistyped names, beside a page of an
/// author's newest posts, which an index has in its order. In storage: what a search adds to that is the same as for any list.
/// </summary>
internal sealed class SearchScenario : IScenario
{
    private const string Limit = "a page of one author's newest posts";
    private const int Posts = 1_000_000;
    private const int People = 100_000;
    private const int Words = 50_000;
    private const int PageSize = 20;

    // Each name and word is as likely as its rank is low, as in any language; short ones are the frequent ones.
    private static readonly string s_fill = string.Create(CultureInfo.InvariantCulture, $$"""
        create function word(rank int) returns text language sql immutable as $$
          select case when rank < 26 then chr(97 + rank) else word(rank / 26 - 1) || chr(97 + rank % 26) end $$;
        create table vocabulary as select rank, word(rank) as word from generate_series(0, {{Words}}) rank;
        alter table vocabulary add primary key (rank);
        select setseed(0.5);
        insert into users (id, username, display_name, created_at, found_by)
        select id, 'user_' || id || '_' || n.word, initcap(n.word) || ' ' || initcap(f.word), now(), ' user ' || id || ' ' || n.word || ' ' || f.word
        from (select id, floor(exp(random() * ln(20000)))::int + 20000 as name, floor(exp(random() * ln(30000)))::int + 20000 as family
          from generate_series(1, {{People}}) id) people
        join vocabulary n on n.rank = name join vocabulary f on f.rank = family;
        drop index posts_words;
        insert into posts (id, author_id, text, visibility, created_at, words)
        select (number::bigint * 25920) << 22, 1 + floor(10000 * random() ^ 3), text, case when random() < 0.1 then 2 else 1 end, now(), to_tsvector('simple', text)
        from (
          select number, (
            select string_agg(word, ' ') from (
              select floor(exp(random() * ln({{Words}})))::int - 1 as rank from generate_series(1, 4 + ((number::bigint * 7919) % 17)::int)) chosen
            join vocabulary using (rank)) as text
          from generate_series(1, {{Posts}}) number) texts;
        create index posts_words on posts using gin (words) where deleted_at is null;
        analyze posts, users
        """);

    private static readonly (string Metric, string[] Wanted, string[] Unwanted)[] s_searches =
    [
        ("word-in-500000", ["a"], []), ("word-in-100000", ["j"], []), ("word-in-10000", ["dd"], []), ("word-in-1500", ["zz"], []), ("word-in-20", ["btzz"], []),
        ("two-words", ["j", "zz"], []), ("phrase", ["az b"], []), ("frequent-phrase", ["a b j k"], []), ("exclusion", ["zz"], ["a"]), ("nothing", ["dd", "nowhere"], []),
    ];

    public string Name => "search";

    public async Task RunAsync(BenchRun run)
    {
        var connectionString = await (await run.GetDatabaseAsync()).CreateAsync();
        await using var storage = await StorageHost.StartAsync(connectionString);
        var started = Stopwatch.GetTimestamp();
        await Database.ExecuteAsync($"{connectionString};CommandTimeout=600", s_fill);
        BenchRun.Say($"a million posts were written in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        var page = await MeasureAsync(run, () => storage.Posts.ListPostsAsync(new UserId(1), includeFollowersOnly: true, new Keyset(PageSize), default));
        foreach (var (metric, wanted, unwanted) in s_searches)
        {
            var search = new PostSearch(wanted, unwanted, null, new PostReader(new UserId(2)));
            Report(run, metric, await MeasureAsync(run, () => storage.Searches.ListPostsAsync(search, new Keyset(PageSize), default)), page);
        }

        foreach (var (metric, text) in new[] { ("people-prefix", "abb"), ("people-mistyped", "abbaka") })
            Report(run, metric, await MeasureAsync(run, () => storage.Searches.ListPeopleAsync(text, 300, default)), page);
    }

    private void Report(BenchRun run, string metric, Distribution found, Distribution page)
    {
        run.Report(Name, $"{metric}-p50-ms", found.Median, page.Median, Limit);
        run.Report(Name, $"{metric}-p99-ms", found.P99, page.P99, Limit);
    }

    private static async Task<Distribution> MeasureAsync(BenchRun run, Func<Task> search)
    {
        // A tenth of a number's time: what is measured varies with the words, not with the code.
        var milliseconds = new List<double>();
        await search();
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < run.Duration / 10 || milliseconds.Count < 10)
        {
            var begun = Stopwatch.GetTimestamp();
            await search();
            milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Distribution.Of(milliseconds);
    }
}

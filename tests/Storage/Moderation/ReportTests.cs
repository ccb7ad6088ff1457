using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Storage.Tests.Moderation;

public sealed class ReportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Silos_that_write_one_person_s_report_at_once_agree_on_it()
    {
        await using var one = await StorageRig.StartAsync(database);
        await using var other = await StorageRig.StartAsync(database);
        var (author, reporter) = (await one.AddUserAsync(), await one.AddUserAsync());

        for (var round = 0; round < 20; round++)
        {
            var post = await one.AddPostAsync(author);
            var reports = await Task.WhenAll(new[] { one, other, one, other }.Select(rig => rig.Journal.CommitAsync(Report(rig, post, reporter))));

            Assert.NotNull(Assert.Single(reports.Distinct()));
        }
    }

    [Fact]
    public async Task Posts_that_are_gone_have_no_reports()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reporter) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        await rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon));

        Assert.Null(await rig.Journal.CommitAsync(Report(rig, post, reporter)));
        Assert.Null(await rig.Journal.CommitAsync(Report(rig, new PostId(rig.NextId()), reporter)));
    }

    [Fact]
    public async Task Silos_that_dismiss_a_report_and_remove_its_post_at_once_agree_on_what_happened()
    {
        await using var one = await StorageRig.StartAsync(database);
        await using var other = await StorageRig.StartAsync(database);
        var (author, reporter) = (await one.AddUserAsync(), await one.AddUserAsync());

        for (var round = 0; round < 20; round++)
        {
            var post = await one.AddPostAsync(author);
            var report = (await one.Journal.CommitAsync(Report(one, post, reporter)))!.Value;
            var dismissals = new[] { one, other, one, other }.Select(rig => rig.Journal.CommitAsync(Dismiss(report, post))).ToArray();
            await (round % 2 == 0 ? one : other).Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon, new Removal(new UserId(8), "spam")));
            var outcomes = (await Task.WhenAll(dismissals)).Order().ToArray();

            var isDismissed = outcomes[0] == Dismissal.Dismissed;
            Assert.Equal([isDismissed ? Dismissal.Dismissed : Dismissal.ClosedBefore, .. Enumerable.Repeat(isDismissed ? Dismissal.DismissedBefore : Dismissal.ClosedBefore, 3)], outcomes);
            Assert.Equal([[isDismissed, true]], await database.QueryAsync($"select dismissed_at is not null, closed_at is not null from reports where id = {report}"));
            Assert.Equal(isDismissed ? 1L : 0L, await database.ScalarAsync<long>($"select count(*) from audit_log where report_id = {report}"));
        }
    }

    [Fact]
    public async Task Dismissed_report_stays_its_reporter_s()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, reporter) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        var report = (await rig.Journal.CommitAsync(Report(rig, post, reporter)))!.Value;

        Assert.Equal(Dismissal.NoSuchReport, await rig.Journal.CommitAsync(Dismiss(rig.NextId(), post)));
        Assert.Equal(Dismissal.Dismissed, await rig.Journal.CommitAsync(Dismiss(report, post)));
        Assert.Equal(report, await rig.Journal.CommitAsync(Report(rig, post, reporter)));
        Assert.Equal([[7L, (short)5, (short)2, post.Value, "unfounded"]], await database.QueryAsync(
            $"select actor_id, act, subject_kind, subject_id, reason from audit_log where report_id = {report}"));
    }

    private static DismissReport Dismiss(long report, PostId post) => new(report, post, new UserId(7), "unfounded", StorageRig.Noon);

    private static ReportPost Report(StorageRig rig, PostId post, UserId reporter) => new(rig.NextId(), post, reporter, "spam", StorageRig.Noon);
}

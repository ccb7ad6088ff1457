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

    private static ReportPost Report(StorageRig rig, PostId post, UserId reporter) => new(rig.NextId(), post, reporter, "spam", StorageRig.Noon);
}

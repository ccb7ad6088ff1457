using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;
using Npgsql;

namespace Nexus.Storage.Tests.Moderation;

public sealed class AuditTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset s_later = StorageRig.Noon.AddDays(3);

    [Theory]
    [InlineData("update audit_log set reason = 'nothing'")]
    [InlineData("update audit_log set reason = 'nothing' where false")]
    [InlineData("delete from audit_log")]
    [InlineData("delete from audit_log where id < 0")]
    [InlineData("truncate audit_log")]
    [InlineData("insert into audit_log (id, act, subject_kind, subject_id, at) overriding system value select id, 1, 1, 1, now() from audit_log on conflict (id) do update set reason = 'nothing'")]
    public async Task Lines_are_neither_changed_nor_removed(string statement)
    {
        await using var rig = await StorageRig.StartAsync(database);
        await rig.Journal.CommitAsync(new SuspendUser(await rig.AddUserAsync(), s_later, new UserId(7), "spam", StorageRig.Noon));
        var before = await database.QueryAsync("select * from audit_log order by id");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(statement));

        Assert.Equal((PostgresErrorCodes.RestrictViolation, "Lines of the audit log are neither changed nor removed."), (refusal.SqlState, refusal.MessageText));
        Assert.Equal(before, await database.QueryAsync("select * from audit_log order by id"));
    }

    [Fact]
    public async Task Act_and_line_come_together_or_not_at_all()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, person) = (await rig.AddUserAsync(), await rig.AddUserAsync());
        var post = await rig.AddPostAsync(author);
        // Of no moderator there can be a line.
        await database.ExecuteAsync("alter table audit_log add constraint broken check (actor_id <> 666)");
        try
        {
            var removal = new DeletePost(post, author, StorageRig.Noon, new Removal(new UserId(666), "spam"));
            await Assert.ThrowsAsync<ChangeRejectedException>(() => rig.Journal.CommitAsync(removal));
            await Assert.ThrowsAsync<ChangeRejectedException>(() => rig.Journal.CommitAsync(new SuspendUser(person, s_later, new UserId(666), "spam", StorageRig.Noon)));
        }
        finally
        {
            await database.ExecuteAsync("alter table audit_log drop constraint broken");
        }

        Assert.False((await rig.Posts.LoadPostAsync(post, 10, 10, default))!.IsRemoved);
        Assert.Null((await rig.Users.LoadUserAsync(person, 10, default))!.SuspendedUntil);
        Assert.Empty(await ListAsync(post.Value));
        Assert.Empty(await ListAsync(person.Value));
    }

    [Fact]
    public async Task What_is_done_again_has_one_line()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var (author, person, moderator) = (await rig.AddUserAsync(), await rig.AddUserAsync(), new UserId(7));
        var post = await rig.AddPostAsync(author);
        var removal = new DeletePost(post, author, StorageRig.Noon, new Removal(moderator, "spam"));
        var suspension = new SuspendUser(person, s_later, moderator, "spam", StorageRig.Noon);
        var promotion = new GrantRole($"person{author}", UserRole.Moderator, StorageRig.Noon);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.True((await rig.Journal.CommitAsync(removal)).Changed);
            Assert.Equal([], await rig.Journal.CommitAsync(suspension));
            Assert.True(await rig.Journal.CommitAsync(promotion));
        }

        Assert.Equal([[7L, (short)1, (short)2, "spam", DBNull.Value, DBNull.Value, StorageRig.Noon.UtcDateTime]], await ListAsync(post.Value));
        Assert.Equal([[7L, (short)2, (short)1, "spam", s_later.UtcDateTime, DBNull.Value, StorageRig.Noon.UtcDateTime]], await ListAsync(person.Value));
        Assert.Equal([[DBNull.Value, (short)4, (short)1, DBNull.Value, DBNull.Value, (short)2, StorageRig.Noon.UtcDateTime]], await ListAsync(author.Value));
    }

    [Fact]
    public async Task Post_that_is_deleted_by_its_author_is_not_removed_and_has_no_line()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        await rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon));

        var removal = await rig.Journal.CommitAsync(new DeletePost(post, author, StorageRig.Noon.AddMinutes(1), new Removal(new UserId(7), "spam")));

        Assert.False(removal.Changed);
        Assert.Null(await rig.Posts.LoadPostAsync(post, 10, 10, default));
        Assert.Empty(await ListAsync(post.Value));
    }

    [Fact]
    public async Task Suspension_without_a_term_is_infinite_and_lifted_it_is_none()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var person = await rig.AddUserAsync();

        await rig.Journal.CommitAsync(new SuspendUser(person, DateTimeOffset.MaxValue, new UserId(7), "spam", StorageRig.Noon));

        Assert.Equal(1L, await database.ScalarAsync<long>($"select count(*) from users where id = {person} and suspended_until = 'infinity'"));
        Assert.Equal(DateTimeOffset.MaxValue, (await rig.Users.LoadUserAsync(person, 10, default))!.SuspendedUntil);
        Assert.Equal(
            new Dictionary<UserId, DateTimeOffset> { [person] = DateTimeOffset.MaxValue },
            await rig.Users.ListAbsentAsync([person, await rig.AddUserAsync()], s_later, default));

        await rig.Journal.CommitAsync(new SuspendUser(person, null, new UserId(7), "appealed", s_later));

        Assert.Null((await rig.Users.LoadUserAsync(person, 10, default))!.SuspendedUntil);
        Assert.Null(await rig.Journal.CommitAsync(new SuspendUser(new UserId(rig.NextId()), s_later, new UserId(7), "spam", StorageRig.Noon)));
    }

    private Task<IReadOnlyList<object[]>> ListAsync(long subject) =>
        database.QueryAsync($"select actor_id, act, subject_kind, reason, until, role, at from audit_log where subject_id = {subject} order by id");
}

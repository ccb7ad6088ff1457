using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Accounts;
using Nexus.Grains.Accounts.Leaving;
using Nexus.Grains.Errors;
using Nexus.Grains.Jobs;
using Nexus.Grains.Moderation;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Rig.Cluster;
using Nexus.Rig.Invariants;
using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Jobs;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Tests.Accounts;

public sealed class LeavingTests : IAsyncLifetime
{
    private OwnCluster _own = null!;

    private NexusCluster Cluster => _own.Cluster;

    public async Task InitializeAsync() => _own = await OwnCluster.StartAsync();

    public async Task DisposeAsync() => await _own.DisposeAsync();

    [Fact]
    public async Task No_row_mentions_who_has_left_and_the_name_is_free()
    {
        var (ada, bob, cleo) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsync(), await Cluster.SignUpAsync());
        await LiveAsync(ada, bob, cleo);

        await ada.Account.LeaveAsync(Person.Password);
        await FinishAsync(ada.Id);

        Assert.Empty(await ListMentionsAsync(ada.Id.Value));
        Assert.Equal(ada.Name, (await Cluster.SignUpAsync(ada.Name)).Name);
    }

    [Fact]
    public async Task What_others_did_under_a_post_of_who_has_left_is_gone_from_live_inboxes()
    {
        var (ada, bob, cleo) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsync(), await Cluster.SignUpAsync());
        var inbox = await InboxRecorder.StartAsync(Cluster, bob);
        var post = await ada.PostAsync();
        var comment = await Cluster.CommentAsync(post, bob);
        await Cluster.CommentAsync(post, cleo, "reply", comment.Id);
        await inbox.NextAsync();

        await ada.Account.LeaveAsync(Person.Password);
        await FinishAsync(ada.Id);

        await Eventually.EqualAsync(0, () => bob.Inbox.CountUnreadAsync());
    }

    [Fact]
    public async Task What_others_see_of_who_has_left_is_right_at_once_and_after_a_restart()
    {
        var (ada, bob, cleo) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsync(), await Cluster.SignUpAsync());
        var (bobs, replied) = await LiveAsync(ada, bob, cleo);

        await ada.Account.LeaveAsync(Person.Password);
        await FinishAsync(ada.Id);

        await AssertAsync();
        await Cluster.RestartAsync();
        await AssertAsync();

        async Task AssertAsync()
        {
            var profile = (await bob.User.GetProfileAsync())!;
            Assert.Equal((1L, 0L), (profile.FollowerCount, profile.FollowingCount));
            var post = (await Cluster.Post(bobs).GetAsync(bob.Viewer))!;
            Assert.Equal((1L, 2L), (post.LikeCount, post.CommentCount));
            Assert.Equal(0L, await _own.Database.ScalarAsync<long>(CountDrifts));
            // The comment that was replied to keeps its place, without text and author.
            Assert.Equal(["", null!], (await _own.Database.QueryAsync($"select text, author_id from comments where number = {replied.Number}"))[0].Select(value => value is DBNull ? null : value));
        }
    }

    [Fact]
    public async Task Lines_of_the_audit_log_stay_when_moderator_and_subject_have_left()
    {
        var (moderator, ada) = (await Cluster.SignUpAsAsync(UserRole.Moderator), await Cluster.SignUpAsync());
        await ada.Account.SuspendAsync(new Suspension(moderator.Id, null, "spam"));
        await ada.Account.SuspendAsync(new Suspension(moderator.Id, Cluster.Time.GetUtcNow(), "appealed"));
        foreach (var person in new[] { ada, moderator })
        {
            await person.Account.LeaveAsync(Person.Password);
            await FinishAsync(person.Id);
        }

        Assert.Equal(["audit_log.actor_id", "audit_log.subject_id"], (await ListMentionsAsync(moderator.Id.Value)).Order());
        Assert.Equal(["audit_log.subject_id"], await ListMentionsAsync(ada.Id.Value));
    }

    [Fact]
    public async Task Leaving_goes_on_where_it_was_cut_off()
    {
        var (ada, bob, cleo) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsync(), await Cluster.SignUpAsync());
        await LiveAsync(ada, bob, cleo);
        for (var post = 0; post < 120; post++)
            await ada.PostAsync($"post {post}");
        await ada.Account.LeaveAsync(Person.Password);

        // Whatever the job has come to by now.
        await Cluster.RestartAsync();

        await FinishAsync(ada.Id);
        Assert.Empty(await ListMentionsAsync(ada.Id.Value));
        Assert.Equal(0L, await _own.Database.ScalarAsync<long>(CountDrifts));
    }

    [Fact]
    public async Task A_restarted_silo_finds_the_job_that_nobody_had_begun()
    {
        var (ada, bob, cleo) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsync(), await Cluster.SignUpAsync());
        await LiveAsync(ada, bob, cleo);
        await _own.Database.ExecuteAsync(
            $"update users set leaving_at = now() where id = {ada.Id.Value}; insert into jobs (kind, subject, created_at, next_at) values (1, {ada.Id.Value}, now(), now())");

        await Cluster.RestartAsync();

        await Eventually.EqualAsync(0L, () => _own.Database.ScalarAsync<long>($"select count(*) from users where id = {ada.Id.Value}"));
    }

    [Fact]
    public async Task A_reply_that_another_silo_is_writing_keeps_the_place_of_the_comment_above()
    {
        await using var own = await OwnCluster.StartAsync(2, (GrainCalls.Setting, true));
        var (ada, bob) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsync());
        var post = await bob.PostAsync();
        var comment = await own.Cluster.CommentAsync(post, ada);
        await using var held = await HeldRows.HoldAsync(own.Database, $"select from post_counters where post_id = {post.Id} for update");

        var reply = own.Cluster.CommentAsync(post, bob, "reply", comment.Id);
        await Eventually.EqualAsync(1L, held.CountWaitingAsync);
        // Whichever of them has the post's grain, the other one has not.
        var jobs = own.Cluster.SiloServices.Select(silo => silo.GetServices<IBackgroundJob>().OfType<LeavingJob>().Single().RunBatchAsync(ada.Id.Value, (short)LeavingStep.Comments)).ToArray();
        var asked = 0;
        await Eventually.EqualAsync(true, async () =>
        {
            asked += own.Cluster.SiloServices.SelectMany(silo => silo.GetRequiredService<GrainCalls>().TakeMethods()).Where(call => call.Method == nameof(IPostGrain.EndCommentsAsync)).Sum(call => call.Calls);
            return asked == 2 || await held.CountWaitingAsync() == 2;
        });
        await held.ReleaseAsync();
        await Task.WhenAll(jobs);

        Assert.Equal(comment.Id, (await reply).ReplyTo);
        await StoredGraph.AssertHoldsAsync(own.Database.ConnectionString);
        var kept = Assert.Single((await own.Cluster.Post(post).ListCommentsAsync(null, bob.Viewer, new PageRequest(10))).Entries).Value;
        Assert.Equal((comment.Id, true, "", 1), (kept.Id, kept.IsDeleted, kept.Text, kept.ReplyCount));
    }

    [Fact]
    public async Task Who_leaves_can_not_sign_in_and_has_no_session()
    {
        var ada = await Cluster.SignUpAsync();
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.LeaveAsync("not the password"));
        Assert.True(await ada.Account.IsSessionOpenAsync(ada.Session.Session));

        await ada.Account.LeaveAsync(Person.Password);

        Assert.False(await ada.Account.IsSessionOpenAsync(ada.Session.Session));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.SignInAsync(new SignIn(Person.Password, null)));
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.RefreshAsync(ada.Session.RefreshToken));
    }

    /// <summary>Ada does, and has done to her, some of everything; gives Bob's post and her comment there that was replied to.</summary>
    private async Task<(PostId Post, CommentId Replied)> LiveAsync(Person ada, Person bob, Person cleo)
    {
        await ada.FollowAsync(bob);
        await bob.FollowAsync(ada);
        await cleo.FollowAsync(ada);
        await cleo.FollowAsync(bob);
        var (adas, bobs) = (await ada.PostAsync("mine #leaving"), await bob.PostAsync($"his, for @{ada.Name}"));
        await Cluster.Post(bobs).LikeAsync(ada.Id);
        await Cluster.Post(bobs).LikeAsync(cleo.Id);
        await Cluster.Post(adas).LikeAsync(bob.Id);
        var replied = await Cluster.CommentAsync(bobs, ada, "replied to");
        await Cluster.CommentAsync(bobs, cleo, "a reply", replied.Id);
        await Cluster.CommentAsync(bobs, ada, "not replied to");
        await Cluster.CommentAsync(bobs, bob, "my own");
        await Cluster.CommentAsync(adas, bob, "on hers");
        await Cluster.Post(adas).ReportAsync(cleo.Id, "spam");
        await Cluster.Post(bobs).ReportAsync(ada.Id, "spam");
        return (bobs.Id, replied.Id);
    }

    /// <summary>Runs the job's batches until there are none, as its timer does beside.</summary>
    private async Task FinishAsync(UserId user)
    {
        var job = Cluster.Grains.GetJob(JobKind.Leaving, user.Value);
        while (!await job.RunAsync())
            await _own.Database.ExecuteAsync("update jobs set next_at = now() - interval '1 minute' where done_at is null");
    }

    /// <summary>Every column of every table that could hold an id and holds this one.</summary>
    private async Task<IReadOnlyList<string>> ListMentionsAsync(long id)
    {
        var columns = await _own.Database.QueryAsync("""
            select c.table_name::text, c.column_name::text, c.data_type::text from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
            where c.table_schema = 'public' and c.data_type in ('bigint', 'ARRAY', 'text', 'jsonb')
            """);
        var mentions = new List<string>();
        foreach (var column in columns)
        {
            var (table, name) = ((string)column[0], (string)column[1]);
            if (await _own.Database.ScalarAsync<bool>($"select exists (select from {table} where {name}::text ~ '(^|[^0-9]){id}([^0-9]|$)')"))
                mentions.Add($"{table}.{name}");
        }

        return mentions;
    }

    /// <summary>Counters that are not what they count.</summary>
    private const string CountDrifts = """
        select count(*) from (
          select u.id, k.counter, coalesce((select value from user_counters c where c.user_id = u.id and c.counter = k.counter), 0) as counted,
            (select count(*) from edges e where e.kind = 1 and case k.counter when 1 then e.target else e.source end = u.id) as actual
          from users u cross join (values (1), (2)) k (counter)
          union all
          select p.id, k.counter, coalesce((select value from post_counters c where c.post_id = p.id and c.counter = k.counter), 0),
            case k.counter when 1 then (select count(*) from edges e where e.kind = 2 and e.target = p.id)
              else (select count(*) from comments c where c.post_id = p.id and c.deleted_at is null) end
          from posts p cross join (values (1), (2)) k (counter) where p.deleted_at is null) counts
        where counted <> actual
        """;
}

using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Migrations;

namespace Nexus.Storage.Tests;

/// <summary>What happens to changes and reads when PostgreSQL refuses, stops, crashes, or loses an answer.</summary>
public sealed class FaultTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(0x0000, "22021")]
    [InlineData(0xD800, null)]
    public async Task Only_the_change_at_fault_fails(int character, string? state)
    {
        var text = $"not text: {(char)character}";
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();

        var posts = Enumerable.Range(0, 101).Select(number => rig.Journal.CommitAsync(new CreatePost(
            new PostId(rig.NextId()), author, number == 50 ? text : "text", PostVisibility.Public, Quoted: null, StorageRig.Noon))).ToList();

        var refusal = await Assert.ThrowsAsync<ChangeRejectedException>(() => posts[50]);
        posts.RemoveAt(50);
        var outcomes = await Task.WhenAll(posts);
        Assert.Equal(state, refusal.SqlState);
        Assert.All(outcomes, outcome => Assert.True(outcome.Created));
        Assert.Equal(100, (await rig.Users.LoadUserAsync(author, 10, default))!.Counts.Posts.Value);
    }

    [Fact]
    public async Task Post_by_nobody_is_refused_and_nothing_else()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var author = await rig.AddUserAsync();

        var orphan = rig.AddPostAsync(new UserId(rig.NextId()));
        var post = rig.AddPostAsync(author);

        Assert.Equal("23503", (await Assert.ThrowsAsync<ChangeRejectedException>(() => orphan)).SqlState);
        Assert.NotNull(await rig.Posts.LoadPostAsync(await post, 0, 0, default));
    }

    [Fact]
    public async Task Full_queue_refuses_at_once()
    {
        await using var rig = await StorageRig.StartAsync(database, options => options.Journal.QueueCapacity = 4);
        var post = await rig.AddPostAsync(await rig.AddUserAsync());
        await using var blocker = await LockAsync(database, "edges");

        var likes = Enumerable.Range(0, 20).Select(_ => rig.Journal.CommitAsync(rig.Like(new UserId(rig.NextId()), post))).ToList();
        var refused = likes.Where(like => like.IsFaulted).ToList();
        await blocker.DisposeAsync();

        Assert.NotEmpty(refused);
        foreach (var like in refused)
            await Assert.ThrowsAsync<StorageUnavailableException>(() => like);
        Assert.All(await Task.WhenAll(likes.Except(refused)), outcome => Assert.True(outcome.Changed));
    }

    [Fact]
    public async Task Stopping_journal_writes_what_is_queued()
    {
        var rig = await StorageRig.StartAsync(database);
        var post = await rig.AddPostAsync(await rig.AddUserAsync());

        var likes = Enumerable.Range(0, 3_000).Select(_ => rig.Journal.CommitAsync(rig.Like(new UserId(rig.NextId()), post))).ToList();
        await rig.DisposeAsync();

        Assert.All(await Task.WhenAll(likes), outcome => Assert.True(outcome.Changed));
        Assert.Equal(3_000, await database.ScalarAsync<long>($"select value from post_counters where post_id = {post} and counter = 1"));
    }

    [Fact]
    public async Task Changes_whose_connections_are_cut_again_and_again_are_all_made_once_and_say_so()
    {
        await using var rig = await StorageRig.StartAsync(database, options => options.Journal.Deadline = TimeSpan.FromMinutes(1));
        var author = await rig.AddUserAsync();
        var post = await rig.AddPostAsync(author);
        using var done = new CancellationTokenSource();
        var cutting = CutConnectionsAsync(done.Token);

        for (var round = 0; round < 20; round++)
        {
            var people = Enumerable.Range(0, 50).Select(_ => new UserId(rig.NextId())).ToList();
            var likes = await Task.WhenAll(people.Select(person => rig.Journal.CommitAsync(rig.Like(person, post, rig.Liked(author, person, post)))));
            var posts = await Task.WhenAll(people.Select(_ => rig.Journal.CommitAsync(new CreatePost(
                new PostId(rig.NextId()), author, "text", PostVisibility.Public, Quoted: null, StorageRig.Noon, rig.NextId().ToString()))));
            Assert.All(likes, outcome => Assert.True(outcome.Changed));
            Assert.All(posts, outcome => Assert.True(outcome.Created));
        }
        await done.CancelAsync();

        Assert.True(await cutting > 0);
        var row = await rig.Posts.LoadPostAsync(post, markBound: 2_000, commentBound: 0, default);
        Assert.Equal((1_000L, 1_000), (row!.LikeCount.Value, row.Likers!.Count));
        Assert.Equal(1_001, (await rig.Users.LoadUserAsync(author, 0, default))!.Counts.Posts.Value);
        Assert.Equal(1_001, await database.ScalarAsync<long>($"select count(*) from posts where author_id = {author}"));
        Assert.Equal(1_000, (await rig.Notifications.ListSinceAsync(author, default, 2_000, default)).Select(told => told.Id).Distinct().Count());

        async Task<long> CutConnectionsAsync(CancellationToken stop)
        {
            var cuts = 0L;
            var random = new Random(1);
            while (!stop.IsCancellationRequested)
            {
                cuts += await database.ScalarAsync<long>("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and application_name like 'nexus journal %' and state <> 'idle'
                    """);
                // A batch needs a moment in which nobody cuts: its statements are planned anew on each connection.
                await Task.Delay(random.Next(50));
            }
            return cuts;
        }
    }

    [Fact]
    public async Task Stopped_database_is_unavailable_and_work_resumes_by_itself()
    {
        await using var cluster = TestServer.CreateCluster();
        await cluster.StartAsync();
        await cluster.EnsureDatabaseAsync("nexus");
        var connectionString = cluster.ConnectionString("nexus");
        await DatabaseMigrator.MigrateAsync(connectionString);
        await using var rig = await StorageRig.StartAsync(connectionString);
        var post = await rig.AddPostAsync(await rig.AddUserAsync());
        var reader = new UserId(rig.NextId());
        Assert.True(await rig.Get<DatabaseProbe>().IsReachableAsync());

        await cluster.KillAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => rig.Journal.CommitAsync(rig.Like(reader, post)));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => rig.Posts.LoadPostAsync(post, 0, 0, default));
        Assert.False(await rig.Get<DatabaseProbe>().IsReachableAsync());

        await cluster.StartAsync();
        Assert.Equal(new Count(1, 1), (await rig.Journal.CommitAsync(rig.Like(reader, post))).TargetCount);
        Assert.Equal(1, (await rig.Posts.LoadPostAsync(post, 0, 0, default))!.LikeCount.Value);
        await cluster.StopAsync();
        Directory.Delete(cluster.Root, recursive: true);
    }

    [Fact]
    public async Task Held_up_change_is_unavailable_at_its_deadline_and_its_repetition_says_that_it_was_made()
    {
        await using var rig = await StorageRig.StartAsync(database);
        await using var impatient = await StorageRig.StartAsync(database, options => options.Journal.Deadline = TimeSpan.FromMilliseconds(50));
        var post = await rig.AddPostAsync(await rig.AddUserAsync());
        var like = rig.Like(new UserId(rig.NextId()), post);
        var blocker = await LockAsync(database, "edges");

        await Assert.ThrowsAsync<StorageUnavailableException>(() => impatient.Journal.CommitAsync(like));
        await blocker.DisposeAsync();

        Assert.Equal(new EdgeOutcome(true, default, new Count(1, 1)), await rig.Journal.CommitAsync(like));
    }

    /// <summary>Keeps writers off a table until it is disposed.</summary>
    private static async Task<Npgsql.NpgsqlConnection> LockAsync(TestDatabase database, string table)
    {
        var connection = new Npgsql.NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand($"begin; lock table {table} in exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}

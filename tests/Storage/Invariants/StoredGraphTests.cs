using Nexus.Rig.Invariants;
using Nexus.Rig.Postgres;
using Npgsql;

namespace Nexus.Storage.Tests.Invariants;

/// <summary>The check of a whole database finds what is wrong: for each invariant one row that breaks it.</summary>
public sealed class StoredGraphTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>
    /// Three people: 1 follows 2 and has written posts 11 and 12, which 2 likes and comments on; 3 has asked 2, who mutes 3, and replies to comments. Post 13 of 3 is deleted.
    /// </summary>
    private const string Healthy = """
        insert into users (id, username, display_name, created_at, is_private) values
          (1, 'ada', 'Ada', '2026-01-01', false), (2, 'bob', 'Bob', '2026-01-01', true), (3, 'cy', 'Cy', '2026-01-01', false);
        insert into handles (name, user_id) values ('ada', 1), ('bob', 2), ('cy', 3);
        insert into posts (id, author_id, text, visibility, created_at, deleted_at, is_cleared, mentions, quoted_id, edited_at) values
          (11, 1, '#tea @bob', 1, '2026-01-02', null, false, '{2}', null, '2026-01-03'), (12, 1, 'more', 2, '2026-01-02', null, false, '{}', null, null),
          (13, 3, 'gone', 1, '2026-01-02', '2026-01-03', true, '{}', null, null), (14, 2, 'so #still', 1, '2026-01-02', null, false, '{}', 11, null);
        insert into post_revisions (post_id, id, text, created_at) values (11, 15, 'tea', '2026-01-02');
        insert into post_hashtags (tag, post_id, author_id) values ('tea', 11, 1);
        insert into withheld_hashtags (author_id, post_id, tag, name) values (2, 14, 'still', 'Still');
        insert into hashtags (tag, name, post_count, version) values ('tea', 'tea', 1, 1), ('once', 'once', 0, 2);
        insert into comments (post_id, number, author_id, text, reply_to, created_at, deleted_at) values
          (11, 21, 2, 'first', null, '2026-01-02', null), (11, 22, 3, 'reply', 21, '2026-01-02', null),
          (11, 23, null, '', null, '2026-01-02', '2026-01-03'), (11, 24, 3, 'to a deleted one', 23, '2026-01-02', null);
        insert into edges (kind, source, target, key, created_at) values
          (1, 1, 2, 31, '2026-01-02'), (7, 3, 2, 32, '2026-01-02'), (2, 2, 11, 33, '2026-01-02'), (8, 1, 21, 34, '2026-01-02'), (6, 2, 3, 35, '2026-01-02');
        insert into user_counters (user_id, counter, value, version) values
          (1, 2, 1, 1), (2, 1, 1, 1), (1, 3, 2, 2), (2, 3, 1, 1), (3, 3, 0, 2), (2, 4, 1, 1), (3, 5, 1, 1), (2, 7, 1, 1);
        insert into post_counters (post_id, counter, value, version) values (11, 1, 1, 1), (11, 2, 3, 4), (11, 4, 2, 2);
        insert into comment_counters (number, counter, value, version) values (21, 1, 1, 1), (21, 2, 1, 1), (23, 1, 1, 1);
        insert into notifications (id, recipient_id, kind, actor_id, post_id, comment_number, subject, cause, group_id, created_at) values
          (41, 1, 4, 2, 11, null, 11, 33, 41, '2026-01-02'), (42, 2, 4, 1, 11, 21, 21, 34, 42, '2026-01-02'), (43, 1, 5, 2, 11, 21, 11, 21, 43, '2026-01-02'),
          (44, 2, 6, 3, 11, 22, 11, 22, 44, '2026-01-02'), (45, 2, 7, 1, 11, null, 11, 11, 45, '2026-01-02'), (46, 1, 9, 2, 14, null, 14, 14, 46, '2026-01-02'),
          (47, 1, 3, 2, null, null, 0, 31, 47, '2026-01-02'), (48, 2, 2, 3, null, null, 0, 32, 48, '2026-01-02');
        """;

    /// <summary>What is done to the healthy rows, and what is said of it.</summary>
    private static readonly (string Plant, Violation[] Found)[] s_faults =
    [
        Counter("user_counters", "user_id", 2, 1, "person 2 counts 2, the set has 1", "person counts followers"),
        Counter("user_counters", "user_id", 1, 2, "person 1 counts 2, the set has 1", "person counts following"),
        Counter("user_counters", "user_id", 3, 3, "person 3 counts 1, the set has ", "person counts posts"),
        Counter("user_counters", "user_id", 2, 4, "person 2 counts 2, the set has 1", "person counts requests"),
        Counter("user_counters", "user_id", 3, 5, "person 3 counts 2, the set has 1", "person counts requested"),
        Counter("user_counters", "user_id", 1, 6, "person 1 counts 1, the set has ", "person counts blocked"),
        Counter("user_counters", "user_id", 2, 7, "person 2 counts 2, the set has 1", "person counts muted"),
        Counter("user_counters", "user_id", 1, 8, "person 1 counts 1, the set has ", "person counts blocked by"),
        Counter("post_counters", "post_id", 11, 1, "post 11 counts 2, the set has 1", "post counts likes"),
        Counter("post_counters", "post_id", 11, 2, "post 11 counts 4, the set has 3", "post counts comments"),
        Counter("post_counters", "post_id", 11, 3, "post 11 counts 1, the set has ", "post counts reposts"),
        Counter("post_counters", "post_id", 11, 4, "post 11 counts 3, the set has 2", "post counts top-level comments"),
        Counter("comment_counters", "number", 21, 1, "comment 21 counts 2, the set has 1", "comment counts replies"),
        Counter("comment_counters", "number", 21, 2, "comment 21 counts 2, the set has 1", "comment counts likes"),
        ("update hashtags set post_count = 2 where tag = 'tea'", [new("hashtag counts its posts", "#tea counts 2, its posts are 1")]),
        (Edge(4, 9, 11), [new("edge comes from somebody who is there", "edge 4 from 9 to 11")]),
        (Edge(6, 1, 9) + Count("user_counters", 1, 7), [new("edge between people goes to somebody who is there", "edge 6 from 1 to 9")]),
        (Edge(4, 1, 13), [new("edge to a post goes to one that is there", "edge 4 from 1 to 13")]),
        (Edge(8, 1, 23) + Count("comment_counters", 23, 2), [new("edge to a comment goes to one that is there", "edge 8 from 1 to 23")]),
        (Edge(9, 1, 11), [new("edge has a kind that is known", "edge 9 from 1 to 11")]),
        (Edge(6, 1, 1) + Count("user_counters", 1, 7), [new("nobody has an edge to themselves", "edge 6 from 1 to 1")]),
        (Edge(5, 2, 1) + Count("user_counters", 2, 6) + Count("user_counters", 1, 8), [new("nobody follows or asks across a block", "edge 1 from 1 to 2")]),
        (Edge(7, 1, 2) + Count("user_counters", 1, 5) + Count("user_counters", 2, 4), [new("nobody asks to follow whom they follow", "edge 7 from 1 to 2")]),
        ("insert into post_counters values (99, 1, 0, 1)", [new("counter is of something that is there", "counter 1 of post 99")]),
        ("insert into post_hashtags (tag, post_id, author_id) values ('once', 12, 1); update hashtags set post_count = 1 where tag = 'once'",
            [new("hashtag is of a post that everybody may see", "#once of post 12")]),
        ("delete from withheld_hashtags; insert into post_hashtags (tag, post_id, author_id) values ('still', 14, 2); update hashtags set tag = 'still', post_count = 1 where tag = 'once'",
            [new("hashtag is of a post that everybody may see", "#still of post 14")]),
        ("delete from post_hashtags; update hashtags set post_count = 0; insert into withheld_hashtags (author_id, post_id, tag, name) values (1, 11, 'tea', 'tea')",
            [new("withheld hashtag is of a private person's public post", "#tea of post 11")]),
        ("delete from withheld_hashtags", [new("public post has the hashtags of its text", "post 14 has ")]),
        ("update posts set mentions = '{9}' where id = 12", [new("mentioned is somebody who is there", "person 9 in post 12")]),
        ("insert into post_revisions (post_id, id, text, created_at) values (12, 16, 'x', '2026-01-02')", [new("revision is older than its edit", "revision 16 of post 12")]),
        ("update handles set user_id = 1 where name = 'cy'", [new("person has their name", "person 3, cy")]),
        (Comment(25, 99), [new("reply is to an earlier comment of its post", "comment 25 of post 11, a reply to 99")]),
        ("delete from comments where number = 24; delete from comment_counters where number = 23; update post_counters set value = 2 where counter = 2",
            [new("deleted comment keeps its place for its replies only", "comment 23 of post 11, a reply to ")]),
        ("insert into comments (post_id, number, author_id, text, created_at) values (13, 25, 1, 'late', '2026-01-05')" + Count("post_counters", 13, 2) + Count("post_counters", 13, 4),
            [new("comment was written while its post was there", "comment 25 of post 13, a reply to ")]),
        ("update edges set key = 99 where kind = 8", [new("notification of an edge has that edge", "notification 42 of kind 4 for 2 by 1, post 11, comment 21")]),
        ("update notifications set recipient_id = 3 where id = 43", [new("notification of a comment has that comment", "notification 43 of kind 5 for 3 by 2, post 11, comment 21")]),
        ("update posts set mentions = '{}' where id = 11", [new("notification of a post has that post", "notification 45 of kind 7 for 2 by 1, post 11, comment ")]),
        (Notification(5, 1, 3, 13, 0, 13),
        [
            new("notification of a comment has that comment", "notification 49 of kind 5 for 1 by 3, post 13, comment "),
            new("notification is about what is there", "notification 49 of kind 5 for 1 by 3, post 13, comment "),
        ]),
        ("update notifications set recipient_id = 9 where id = 44",
        [
            new("notification of a comment has that comment", "notification 44 of kind 6 for 9 by 3, post 11, comment 22"),
            new("notification is by and for somebody who is there", "notification 44 of kind 6 for 9 by 3, post 11, comment 22"),
        ]),
        ("update notifications set actor_id = 1 where id = 41",
        [
            new("notification of an edge has that edge", "notification 41 of kind 4 for 1 by 1, post 11, comment "),
            new("nobody is notified of what they did themselves", "notification 41 of kind 4 for 1 by 1, post 11, comment "),
        ]),
        (Notification(4, 1, 2, 11, 11, 33) + "; insert into inboxes (recipient_id, read_up_to) values (1, 48)", [new("nobody is notified twice", "notifications 41, 49 of kind 4 for 1")]),
        (Notification(4, 1, 2, 11, 11, 33),
        [
            new("nobody is notified twice", "notifications 41, 49 of kind 4 for 1"),
            new("unread notifications of one kind and subject are one group", "notifications of kind 4 for 1 about 11"),
        ]),
        ("update notifications set group_id = 41 where id = 42", [new("notifications of a group belong together", "group 41")]),
    ];

    public static TheoryData<string> Plants => [.. s_faults.Select(fault => fault.Plant)];

    [Fact]
    public async Task Healthy_rows_are_not_found_fault_with() => Assert.Empty(await CheckAsync(""));

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task What_is_planted_is_found_and_nothing_else(string plant) =>
        Assert.Equal(s_faults.Single(fault => fault.Plant == plant).Found, await CheckAsync(plant));

    [Fact]
    public void Something_is_planted_for_every_invariant() => Assert.Equal(
        StoredGraph.Names.Order(),
        s_faults.SelectMany(fault => fault.Found).Select(violation => violation.Invariant).Distinct().Order());

    /// <summary>In a transaction that is never committed.</summary>
    private async Task<IReadOnlyList<Violation>> CheckAsync(string plant)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(Healthy + plant, connection);
        await command.ExecuteNonQueryAsync();
        return await StoredGraph.CheckAsync(connection);
    }

    /// <summary>A counter that is one too great.</summary>
    private static (string, Violation[]) Counter(string table, string id, long subject, int counter, string where, string invariant) => (
        $"insert into {table} ({id}, counter, value, version) values ({subject}, {counter}, 1, 1) on conflict ({id}, counter) do update set value = {table}.value + 1",
        [new(invariant, where)]);

    private static string Count(string table, long id, int counter) =>
        $"; insert into {table} values ({id}, {counter}, 1, 1) on conflict ({(table == "user_counters" ? "user_id" : table == "post_counters" ? "post_id" : "number")}, counter) do update set value = {table}.value + 1";

    private static string Edge(int kind, long source, long target) =>
        $"insert into edges (kind, source, target, key, created_at) values ({kind}, {source}, {target}, 36, '2026-01-02')";

    private static string Comment(long number, long replyTo) => $"""
        insert into comments (post_id, number, author_id, text, reply_to, created_at) values (11, {number}, 1, 'x', {replyTo}, '2026-01-02');
        update post_counters set value = 4 where counter = 2;
        insert into comments (post_id, number, author_id, text, created_at) values (12, {replyTo}, 1, 'elsewhere', '2026-01-02');
        insert into comment_counters values ({replyTo}, 1, 1, 1);
        insert into post_counters values (12, 2, 1, 1), (12, 4, 1, 1)
        """;

    private static string Notification(int kind, long recipient, long actor, long post, long subject, long cause) =>
        $"insert into notifications (id, recipient_id, kind, actor_id, post_id, subject, cause, group_id, created_at) values (49, {recipient}, {kind}, {actor}, {post}, {subject}, {cause}, 49, '2026-01-02')";
}

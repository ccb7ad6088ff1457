using System.Text.RegularExpressions;
using Nexus.Rig.Postgres;
using Nexus.Storage.Connections;
using Nexus.Storage.Journal;
using Nexus.Storage.Journal.Appliers;
using Npgsql;

namespace Nexus.Storage.Tests;

public sealed partial class JournalPlanTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task People_are_judged_by_their_keys_also_when_planned_on_empty_tables() =>
        Assert.Empty(await ListScansAsync(new CreateUserApplier().CreateCommand([])));

    [Fact]
    public async Task Causes_of_notifications_are_found_by_their_keys_also_when_planned_on_empty_tables() =>
        Assert.Empty(await ListScansAsync(NotificationStatement.Create([])));

    [Fact]
    public async Task Comments_are_written_edited_and_deleted_by_their_keys_also_when_planned_on_empty_tables()
    {
        Assert.Empty(await ListScansAsync(new AddCommentApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new EditCommentApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new DeleteCommentApplier().CreateCommand([])));
    }

    [Fact]
    public async Task Posts_are_written_edited_and_removed_by_their_keys_also_when_planned_on_empty_tables()
    {
        Assert.Empty(await ListScansAsync(new CreatePostApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new EditPostApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new DeletePostApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new ClearPostApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new ReportPostApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new DismissReportApplier().CreateCommand([])));
    }

    [Fact]
    public async Task Hashtags_are_moved_by_their_author_also_when_planned_on_empty_tables()
    {
        Assert.Empty(await ListScansAsync(new UpdateProfileApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new SettleHashtagsApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new EndSettlingApplier().CreateCommand([])));
    }

    [Fact]
    public async Task People_are_suspended_and_given_roles_by_their_keys_also_when_planned_on_empty_tables()
    {
        Assert.Empty(await ListScansAsync(new SuspendUserApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new GrantRoleApplier().CreateCommand([])));
        Assert.Empty(await ListScansAsync(new RevokeSessionsApplier().CreateCommand([])));
    }

    [Fact]
    public async Task Edges_are_judged_by_their_keys_also_when_planned_on_empty_tables() =>
        Assert.Empty(await ListScansAsync(new EdgeApplier().CreateCommand([])));

    /// <summary>The parts of a statement's plan that read a whole table or index, on the journal's own connection.</summary>
    private async Task<List<string>> ListScansAsync(NpgsqlBatchCommand statement)
    {
        await using var rig = await StorageRig.StartAsync(database);
        await using var connection = await rig.Get<StorageConnections>().Journal.OpenConnectionAsync();
        await using (var prepare = new NpgsqlCommand($"prepare planned as {statement.CommandText}", connection))
            await prepare.ExecuteNonQueryAsync();
        var arguments = string.Join(", ", Enumerable.Repeat("null", statement.Parameters.Count));
        await using var explain = new NpgsqlCommand($"explain (costs off) execute planned ({arguments})", connection);
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        return [.. plan.Where((line, number) => Scan().IsMatch(line) && !plan.Skip(number + 1).FirstOrDefault("").Contains("Index Cond:", StringComparison.Ordinal))];
    }

    [GeneratedRegex("Seq Scan|Index Scan|Index Only Scan")]
    private static partial Regex Scan();
}

using Npgsql;
using Xunit;

namespace Nexus.Rig.Invariants;

/// <summary>Checks all invariants of a database (docs/decisions/graph.md), past Nexus. Nothing may be under way: neither a mutation nor a job.</summary>
public static class StoredGraph
{
    /// <summary>How many places are named for each invariant.</summary>
    private const int Named = 20;

    public static IReadOnlyList<Invariant> Invariants { get; } =
        [.. CountInvariants.All, .. EdgeInvariants.All, .. PostInvariants.All, .. CommentInvariants.All, .. NotificationInvariants.All];

    /// <summary>What <see cref="CheckAsync(NpgsqlConnection)"/> looks at.</summary>
    public static IEnumerable<string> Names => Invariants.Select(invariant => invariant.Name).Append(HashtagsOfTexts.Name);

    /// <summary>All violations, the first of each invariant with the ids of what is wrong.</summary>
    public static async Task<IReadOnlyList<Violation>> CheckAsync(NpgsqlConnection connection)
    {
        var violations = new List<Violation>();
        foreach (var invariant in Invariants)
        {
            await using var command = new NpgsqlCommand($"select * from ({invariant.Sql}) violations limit {Named}", connection) { CommandTimeout = 300 };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                violations.Add(new Violation(invariant.Name, reader.GetString(0)));
        }

        violations.AddRange(await HashtagsOfTexts.CheckAsync(connection, Named));
        return violations;
    }

    /// <inheritdoc cref="CheckAsync(NpgsqlConnection)"/>
    public static async Task<IReadOnlyList<Violation>> CheckAsync(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        return await CheckAsync(connection);
    }

    /// <summary>Fails with a line for each violation.</summary>
    public static async Task AssertHoldsAsync(string connectionString)
    {
        var violations = await CheckAsync(connectionString);
        if (violations.Count > 0)
            Assert.Fail(string.Join('\n', violations.Select(violation => $"{violation.Invariant}: {violation.Where}")));
    }
}

using Npgsql;

namespace Nexus.Storage.Seeding;

/// <summary>
/// Writes a network into a database that nobody is in, part by part on one connection, each part in one transaction. One that was cut off goes on with the part
/// after the last that was written. Until it is finished its counters are missing: no silo may serve it before.
/// </summary>
public sealed class SeedRows : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private SeedRows(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Connects to a migrated database.</summary>
    /// <exception cref="SeedRefusedException">Somebody else is writing a network into it.</exception>
    public static async Task<SeedRows> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var rows = new SeedRows(Connect(connectionString));
        try
        {
            await rows._connection.OpenAsync(cancellationToken);
            if (await rows.AskAsync(SeedSql.TryLock, cancellationToken) is not true)
                throw new SeedRefusedException("another seed is writing into this database");
            // What a crash of the server loses goes together with the count of parts.
            await rows.ExecuteAsync("set synchronous_commit = off", cancellationToken);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a network was begun in a database and not finished.</summary>
    public static async Task<bool> IsBegunAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var rows = new SeedRows(Connect(connectionString));
        await rows._connection.OpenAsync(cancellationToken);
        return await rows.AskAsync(SeedSql.IsBegun, cancellationToken) is true;
    }

    /// <summary>The network that was begun here and not finished.</summary>
    public async Task<SeedProgress?> FindBegunAsync(CancellationToken cancellationToken)
    {
        if (await AskAsync(SeedSql.IsBegun, cancellationToken) is not true)
            return null;
        await using var command = new NpgsqlCommand(SeedSql.Find, _connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var plan = new SeedPlan(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetInt32(4));
        return new SeedProgress(plan, reader.GetInt32(5));
    }

    /// <summary>Begins a network, or goes on with it; says how many of its parts are there.</summary>
    /// <exception cref="SeedRefusedException">There are people in the database, or another network was begun there.</exception>
    public async Task<int> BeginAsync(SeedPlan plan, CancellationToken cancellationToken)
    {
        if (await FindBegunAsync(cancellationToken) is { } begun)
            return begun.Plan == plan ? begun.Parts : throw new SeedRefusedException(Describe(begun.Plan, plan));
        if (await AskAsync(SeedSql.IsPeopled, cancellationToken) is true)
            throw new SeedRefusedException("there are people in this database: a network is seeded into an empty one");
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        await using (var batch = new NpgsqlBatch(_connection, transaction))
        {
            foreach (var statement in SeedSql.Begin.Split(';'))
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            foreach (var value in (object[])[plan.Users, plan.Posts, plan.Seed, plan.Until.UtcDateTime, plan.Edition])
                batch.BatchCommands[1].Parameters.Add(new NpgsqlParameter { Value = value });
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return 0;
    }

    /// <summary>Writes the next part; <paramref name="number"/> counts from 1.</summary>
    public async Task WriteAsync(int number, SeedPart part, CancellationToken cancellationToken)
    {
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        await SeedCopy.WriteAsync(_connection, part, cancellationToken);
        await ExecuteAsync(SeedSql.Advance, cancellationToken, number);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Counts everything; what remains is a network like any other.</summary>
    public async Task FinishAsync(SeedEnding ending, CancellationToken cancellationToken)
    {
        await using (var transaction = await _connection.BeginTransactionAsync(cancellationToken))
        {
            await SeedCopy.WriteAsync(_connection, ending, cancellationToken);
            foreach (var statement in SeedSql.Ending)
                await ExecuteAsync(statement, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await ExecuteAsync(SeedSql.Vacuum, cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static NpgsqlConnection Connect(string connectionString) => new(
        new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "nexus seed", Pooling = false, CommandTimeout = 0 }.ConnectionString);

    private static string Describe(SeedPlan begun, SeedPlan plan) => begun.Edition == plan.Edition
        ? $"another network was cut off here: go on with --users {begun.Users} --posts {begun.Posts} --seed {begun.Seed} --until {begun.Until:yyyy-MM-ddTHH:mm:ssZ}, or use an empty database"
        : "a network of another version of this program was cut off here: use an empty database";

    private async Task<object?> AskAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using Nexus.Storage.Connections;
using Npgsql;

namespace Nexus.Storage.Paging;

/// <summary>
/// A list that can be read by keys. <paramref name="Rows"/> makes its SELECT from a condition on the key and an "order by … limit …" (the key is
/// called <c>key</c> in its result); <paramref name="Exists"/> a SELECT of anything that meets a condition. <paramref name="KeyColumn"/> is how
/// conditions call the key; parameters from $1 are the list's own.
/// </summary>
internal sealed record KeysetList(string KeyColumn, bool IsDescending, Func<string, string, string> Rows, Func<string, string> Exists);

/// <summary>A part of a list, as SQL: the page itself and, only where the page can not tell, whether anything stands beyond a bound.</summary>
internal sealed class KeysetQuery<T>(KeysetList list, Keyset keyset, IReadOnlyList<object> parameters, Func<NpgsqlDataReader, Keyed<T>> map)
{
    private bool AsksBeforeStart => keyset.After is not null;

    private bool AsksBeyondEnd => keyset.Before is not null;

    public Task<KeysetPage<T>> RunAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.QueryAsync(CreateCommands(), ReadAsync, cancellationToken);

    /// <summary>The statements: the page, and what it can not tell.</summary>
    public List<NpgsqlBatchCommand> CreateCommands()
    {
        var commands = new List<NpgsqlBatchCommand> { CreatePage() };
        if (AsksBeforeStart)
            commands.Add(CreateExists(Before(orEqual: true), keyset.After!.Value));
        if (AsksBeyondEnd)
            commands.Add(CreateExists(After(orEqual: true), keyset.Before!.Value));
        return commands;
    }

    /// <summary>One more than asked for: its presence says that the list goes on.</summary>
    private NpgsqlBatchCommand CreatePage()
    {
        var command = CreateCommand();
        var conditions = new List<string>();
        if (keyset.After is { } after)
            conditions.Add($"{list.KeyColumn} {After(orEqual: false)} {Add(command, after)}");
        if (keyset.Before is { } before)
            conditions.Add($"{list.KeyColumn} {Before(orEqual: false)} {Add(command, before)}");
        var order = list.IsDescending != keyset.FromEnd ? "desc" : "asc";
        var condition = conditions.Count == 0 ? "true" : string.Join(" and ", conditions);
        command.CommandText = list.Rows(condition, $"order by key {order} limit {Add(command, keyset.Limit + 1L)}");
        return command;
    }

    private NpgsqlBatchCommand CreateExists(string comparison, long bound)
    {
        var command = CreateCommand();
        command.CommandText = $"select exists ({list.Exists($"{list.KeyColumn} {comparison} {Add(command, bound)}")})";
        return command;
    }

    private NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand();
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter is string text ? ReadSession.Value(text) : ReadSession.Value((long)parameter));
        return command;
    }

    private static string Add(NpgsqlBatchCommand command, long value)
    {
        command.Parameters.Add(ReadSession.Value(value));
        return $"${command.Parameters.Count}";
    }

    private string After(bool orEqual) => (list.IsDescending ? "<" : ">") + (orEqual ? "=" : "");

    private string Before(bool orEqual) => (list.IsDescending ? ">" : "<") + (orEqual ? "=" : "");

    private async Task<KeysetPage<T>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var entries = await ReadSession.ReadRowsAsync(reader, map, cancellationToken).ConfigureAwait(false);
        var anyBeforeStart = AsksBeforeStart && await ReadExistsAsync(reader, cancellationToken).ConfigureAwait(false);
        var anyBeyondEnd = AsksBeyondEnd && await ReadExistsAsync(reader, cancellationToken).ConfigureAwait(false);
        var isCut = entries.Count > keyset.Limit;
        if (isCut)
            entries.RemoveAt(entries.Count - 1);
        if (keyset.FromEnd)
            entries.Reverse();
        return keyset.FromEnd
            ? new KeysetPage<T>(entries, HasNext: anyBeyondEnd, HasPrevious: isCut || anyBeforeStart)
            : new KeysetPage<T>(entries, HasNext: isCut || anyBeyondEnd, HasPrevious: anyBeforeStart);
    }

    private static async Task<bool> ReadExistsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return reader.GetBoolean(0);
    }
}

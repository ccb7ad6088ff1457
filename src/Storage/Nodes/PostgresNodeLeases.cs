using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Nodes;

internal sealed class PostgresNodeLeases(ReadSession session) : INodeLeases
{
    // Two silos that start together may both want the lowest: the second one's update finds the row renewed and takes nothing.
    private const string Take = """
        insert into node_leases as l (node, holder, renewed_at)
        select n, $1, clock_timestamp() from generate_series(0, 1023) n
        where not exists (select from node_leases o where o.node = n and o.renewed_at > clock_timestamp() - $2) order by n limit 1
        on conflict (node) do update set holder = excluded.holder, renewed_at = excluded.renewed_at
          where l.renewed_at <= clock_timestamp() - $2
        returning node, holder, delivered_through
        """;

    private const string CountFree = """
        select 1024 - count(*) from node_leases where renewed_at > clock_timestamp() - $1
        """;

    private const string Renew = "update node_leases set renewed_at = clock_timestamp() where node = $1 and holder = $2";

    private const string Release = "update node_leases set holder = null where node = $1 and holder = $2";

    private const string ListExpired = """
        select node, holder, delivered_through from node_leases
        where holder is not null and renewed_at <= clock_timestamp() - $1 order by node
        """;

    private const string ListHeld = """
        select node, holder, delivered_through from node_leases
        where holder is not null and renewed_at > clock_timestamp() - $1 order by node
        """;

    private const string SetDelivered = """
        update node_leases set delivered_through = greatest(delivered_through, $3) where node = $1 and holder = $2
        """;

    public async Task<NodeLeaseRow> TakeAsync(Guid holder, TimeSpan age, CancellationToken cancellationToken)
    {
        while (true)
        {
            var taken = await ListAsync(Take, [ReadSession.Value(holder), ReadSession.Value(age)], cancellationToken).ConfigureAwait(false);
            if (taken.Count > 0)
                return taken[0];
            if (await CountFreeAsync(age, cancellationToken).ConfigureAwait(false) == 0)
                throw new InvalidOperationException("All 1,024 node numbers are leased: too many silos, or too many restarts within the lease's duration.");
        }
    }

    public Task<bool> RenewAsync(int node, Guid holder, CancellationToken cancellationToken) =>
        UpdateAsync(Renew, [ReadSession.Value((short)node), ReadSession.Value(holder)], cancellationToken);

    public Task<bool> ReleaseAsync(int node, Guid holder, CancellationToken cancellationToken) =>
        UpdateAsync(Release, [ReadSession.Value((short)node), ReadSession.Value(holder)], cancellationToken);

    public async Task<IReadOnlyList<NodeLeaseRow>> ListExpiredAsync(TimeSpan age, CancellationToken cancellationToken) =>
        await ListAsync(ListExpired, [ReadSession.Value(age)], cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<NodeLeaseRow>> ListHeldAsync(TimeSpan age, CancellationToken cancellationToken) =>
        await ListAsync(ListHeld, [ReadSession.Value(age)], cancellationToken).ConfigureAwait(false);

    public Task<bool> SetDeliveredThroughAsync(int node, Guid holder, NotificationId through, CancellationToken cancellationToken) =>
        UpdateAsync(
            SetDelivered, [ReadSession.Value((short)node), ReadSession.Value(holder), ReadSession.Value(through.Value)], cancellationToken);

    private Task<List<NodeLeaseRow>> ListAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken) =>
        session.QueryAsync(
            Command(sql, parameters),
            (reader, token) => ReadSession.ReadRowsAsync(
                reader, row => new NodeLeaseRow(row.GetInt16(0), row.GetGuid(1), new NotificationId(row.GetInt64(2))), token),
            cancellationToken);

    private Task<long> CountFreeAsync(TimeSpan age, CancellationToken cancellationToken) =>
        session.QueryAsync(
            Command(CountFree, [ReadSession.Value(age)]),
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : 0,
            cancellationToken);

    private Task<bool> UpdateAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken) =>
        session.QueryAsync(
            Command($"{sql} returning 1", parameters),
            (reader, token) => reader.ReadAsync(token),
            cancellationToken);

    private static NpgsqlBatchCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}

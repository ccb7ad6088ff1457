using Nexus.Storage.Connections;
using Npgsql;

namespace Nexus.Storage;

/// <summary>Whether the database answers, for a readiness check.</summary>
public sealed class DatabaseProbe
{
    private readonly ReadSession _session;

    internal DatabaseProbe(ReadSession session) => _session = session;

    /// <summary>False where PostgreSQL did not answer within the connect and command time-outs.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await _session
                .QueryAsync(new NpgsqlBatchCommand("select 1"), (reader, token) => reader.ReadAsync(token), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }
}

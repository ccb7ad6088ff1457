using System.Buffers.Text;
using System.Security.Cryptography;
using Nexus.Storage.Connections;
using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Reads;

internal sealed class PostgresAccountReads(ReadSession session, TimeProvider time) : IAccountReads
{
    private const string FindOwner = "select user_id from handles where name = $1";

    private const string LoadAccount = """
        select a.user_id, u.username, a.email, a.email_verified, a.password_hash, u.suspended_until from accounts a join users u on u.id = a.user_id
        where a.user_id = $1 and u.leaving_at is null
        """;

    private const string ListSessions = """
        select id, refresh_hash, user_agent, created_at, last_used_at, expires_at from sessions
        where user_id = $1 and revoked_at is null and expires_at > $2 order by created_at desc, id
        """;

    private const string LoadRole = "select role from users where id = $1";

    private const string ListKeys = "select key_id, private_key, created_at from signing_keys order by created_at desc, key_id";

    // The lock makes silos that start together agree on one first key.
    private const string LockKeys = "select pg_advisory_xact_lock(hashtext('nexus signing keys'))";

    private const string AddFirstKey = """
        insert into signing_keys (key_id, private_key, created_at) select $1, $2, $3 where not exists (select from signing_keys)
        """;

    public Task<UserId?> FindOwnerAsync(string handle, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand(FindOwner) { Parameters = { ReadSession.Value(handle) } },
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetUserId(0) : default(UserId?),
            cancellationToken);

    public Task<AccountRow?> LoadAccountAsync(UserId user, CancellationToken cancellationToken) =>
        session.QueryAsync(
            [
                new NpgsqlBatchCommand(LoadAccount) { Parameters = { ReadSession.Value(user.Value) } },
                new NpgsqlBatchCommand(ListSessions) { Parameters = { ReadSession.Value(user.Value), ReadSession.Value(time.GetUtcNow().UtcDateTime) } },
            ],
            ReadAccountAsync,
            cancellationToken);

    public Task<UserRole> LoadRoleAsync(UserId user, CancellationToken cancellationToken) =>
        session.QueryAsync(
            new NpgsqlBatchCommand(LoadRole) { Parameters = { ReadSession.Value(user.Value) } },
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? (UserRole)reader.GetInt16(0) : UserRole.Member,
            cancellationToken);

    public async Task<IReadOnlyList<SigningKeyRow>> LoadSigningKeysAsync(CancellationToken cancellationToken)
    {
        var keys = await session.QueryAsync(new NpgsqlBatchCommand(ListKeys), ReadKeysAsync, cancellationToken).ConfigureAwait(false);
        if (keys.Count > 0)
            return keys;
        var first = MakeKey();
        var add = new NpgsqlBatchCommand(AddFirstKey)
        {
            Parameters =
            {
                ReadSession.Value(first.KeyId), ReadSession.Value(first.PrivateKey), ReadSession.Value(first.CreatedAt.UtcDateTime),
            },
        };
        return await session
            .QueryAsync([new NpgsqlBatchCommand(LockKeys), add, new NpgsqlBatchCommand(ListKeys)], ReadKeysAfterLockAsync, cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<List<SigningKeyRow>> ReadKeysAfterLockAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return await ReadKeysAsync(reader, cancellationToken).ConfigureAwait(false);
    }

    private static Task<List<SigningKeyRow>> ReadKeysAsync(NpgsqlDataReader reader, CancellationToken cancellationToken) =>
        ReadSession.ReadRowsAsync(reader, row => new SigningKeyRow(row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetTime(2)), cancellationToken);

    /// <summary>Named by the hash of its public half.</summary>
    private SigningKeyRow MakeKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Base64Url.EncodeToString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 16));
        return new SigningKeyRow(id, key.ExportPkcs8PrivateKey(), time.GetUtcNow());
    }

    private static async Task<AccountRow?> ReadAccountAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            return null;
        var account = new AccountRow(reader.GetUserId(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetString(4), [], reader.GetOptionalTime(5));
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return account with { Sessions = await ReadSession.ReadRowsAsync(reader, MapSession, cancellationToken).ConfigureAwait(false) };
    }

    private static SessionRow MapSession(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.GetOptionalString(2), row.GetTime(3), row.GetTime(4), row.GetTime(5));
}

using Nexus.Storage.Reads;

namespace Nexus.Grains.Accounts;

internal sealed class SigningKeysGrain(IAccountReads accounts) : Grain, ISigningKeysGrain
{
    private IReadOnlyList<SigningKey>? _keys;

    public async Task<IReadOnlyList<SigningKey>> GetKeysAsync() => _keys ??= await LoadAsync();

    private async Task<IReadOnlyList<SigningKey>> LoadAsync()
    {
        var rows = await accounts.LoadSigningKeysAsync(CancellationToken.None);
        return rows.Select(row => new SigningKey(row.KeyId, row.PrivateKey)).ToArray();
    }
}

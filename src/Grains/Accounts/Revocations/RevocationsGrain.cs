using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nexus.Grains.Users;
using Nexus.Storage;
using Nexus.Storage.Revocations;
using Orleans.Utilities;

namespace Nexus.Grains.Accounts.Revocations;

/// <summary>Not reentrant: what is announced and what is read come in one order. It reads storage no more often than gateways ask.</summary>
internal sealed class RevocationsGrain : Grain, IRevocationsGrain
{
    private static readonly TimeSpan ObserverLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadingInterval = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan TellingBound = TimeSpan.FromMilliseconds(500);

    // Times are those before the commit, by the clocks of several machines: what was read before may lack what is older than its newest.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    private readonly IRevocationStore _store;
    private readonly TimeProvider _time;
    private readonly ObserverManager<IRevocationObserver> _observers;
    private readonly RevocationLog _log;
    private DateTimeOffset? _readAt;
    private DateTimeOffset _removedAt;

    public RevocationsGrain(IRevocationStore store, IOptions<GrainOptions> options, TimeProvider time, ILogger<RevocationsGrain> logger)
    {
        (_store, _time) = (store, time);
        _observers = new ObserverManager<IRevocationObserver>(ObserverLifetime, logger);
        _log = new RevocationLog(options.Value.AccessTokens.LongestLife);
    }

    public Task AnnounceAsync(IReadOnlyList<Revocation> revocations) => TellAsync(_log.Add(revocations));

    public async Task<RecentRevocations> ObserveAsync(IRevocationObserver observer, RevocationMark? after)
    {
        await ReadAsync();
        _observers.Subscribe(observer, observer);
        return _log.ListAfter(after);
    }

    private async Task ReadAsync()
    {
        var now = _time.GetUtcNow();
        if (_readAt is { } last && now - last < ReadingInterval)
            return;
        _log.Forget(now);
        try
        {
            var rows = await _store.ListSinceAsync(_readAt is { } readAt && readAt - Overlap > now - _log.Life ? readAt - Overlap : now - _log.Life, CancellationToken.None);
            _readAt = now;
            await RemoveOldAsync(now);
            await TellAsync(_log.Add([.. rows.Select(row => new Revocation(row.Session, (Role?)row.Role, row.At, row.IsSuspension))]));
        }
        catch (StorageUnavailableException) when (_readAt is not null)
        {
            // Nobody can write any either; what is known goes on being told.
        }
    }

    private async Task RemoveOldAsync(DateTimeOffset now)
    {
        if (now - _removedAt < _log.Life)
            return;
        _removedAt = now;
        await _store.RemoveBeforeAsync(now - _log.Life - _log.Life, CancellationToken.None);
    }

    /// <summary>A gateway that does not answer asks by itself, and is not waited for.</summary>
    private async Task TellAsync(IReadOnlyList<Revocation> news)
    {
        if (news.Count > 0)
            await _observers.Notify(observer => observer.OnRevokedAsync(news)).WaitAsync(TellingBound, _time).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}

using Nexus.Gateway.Hosting;
using Nexus.Grains.Accounts.Revocations;

namespace Nexus.Gateway.Authentication.Revocations;

/// <summary>
/// Keeps <see cref="RevokedTokens"/> true: told by the grain as it happens, and asking it twice a second for what came since, which is also how a process that starts, or
/// whose feed was cut, catches up. No request is served before the first answer.
/// </summary>
internal sealed class RevocationFeed(RevokedTokens tokens, IGrainFactory grains, TimeProvider time, ILogger<RevocationFeed> logger) : BackgroundService, IRevocationObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private RevocationMark? _mark;
    private IRevocationObserver? _reference;
    private bool _isCut;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _reference = grains.CreateObjectReference<IRevocationObserver>(this);
        await TryCatchUpAsync();
        await base.StartAsync(cancellationToken);
    }

    public Task OnRevokedAsync(IReadOnlyList<Revocation> revocations)
    {
        tokens.Add(revocations);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryCatchUpAsync();
    }

    /// <summary>Where it fails tokens are good until they expire, as without any of this; changes of data ask the account all the same.</summary>
    private async Task TryCatchUpAsync()
    {
        try
        {
            var recent = await grains.GetGrain<IRevocationsGrain>(0).ObserveAsync(_reference!, _mark);
            tokens.Add(recent.Revocations);
            tokens.Forget(time.GetUtcNow());
            _mark = recent.Mark;
            _isCut = false;
        }
        catch (Exception exception)
        {
            if (!_isCut)
                logger.RevocationsCut(exception.Message);
            _isCut = true;
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Nexus.Grains.Accounts.Revocations;

namespace Nexus.Gateway.Authentication.Revocations;

/// <summary>
/// The access tokens that this process refuses though they have not expired: those of the sessions that ended, and those issued for another role, within the life of a
/// token. A request pays one look-up.
/// </summary>
public sealed class RevokedTokens(IOptions<AccessTokenOptions> options)
{
    private readonly TimeSpan _life = options.Value.Lifetime + options.Value.Leeway + TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, Revocation> _bySession = new();
    private readonly ConcurrentDictionary<Guid, ImmutableArray<Watch>> _watches = new();

    /// <summary>Why a token that says this is not good any more; null where it is.</summary>
    public Revocation? Find(Caller caller) => _bySession.TryGetValue(caller.Session, out var revocation) && Hits(revocation, caller) ? revocation : null;

    /// <summary>Takes in what has been revoked and tells those who watch the sessions.</summary>
    public void Add(IReadOnlyList<Revocation> revocations)
    {
        foreach (var revocation in revocations)
        {
            _bySession[revocation.Session] = revocation;
            if (_watches.TryGetValue(revocation.Session, out var watches))
                foreach (var watch in watches)
                    if (Hits(revocation, watch.Caller))
                        watch.Ended();
        }
    }

    /// <summary>Forgets what is so old that no token of it lives.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var old in _bySession)
            if (old.Value.At + _life < now)
                _bySession.TryRemove(old);
    }

    /// <summary>Calls back, perhaps at once and perhaps twice, when the caller's token is refused; until the answer is disposed of.</summary>
    public IDisposable Observe(Caller caller, Action ended)
    {
        var watch = new Watch(this, caller, ended);
        _watches.AddOrUpdate(caller.Session, [watch], (_, watches) => watches.Add(watch));
        if (Find(caller) is not null)
            ended();
        return watch;
    }

    private void Remove(Watch watch)
    {
        while (_watches.TryGetValue(watch.Caller.Session, out var watches))
        {
            var left = watches.Remove(watch);
            if (left.IsEmpty ? _watches.TryRemove(KeyValuePair.Create(watch.Caller.Session, watches)) : _watches.TryUpdate(watch.Caller.Session, left, watches))
                return;
        }
    }

    private static bool Hits(Revocation revocation, Caller caller) => revocation.Role is not { } role || role != caller.Role;

    private sealed class Watch(RevokedTokens tokens, Caller caller, Action ended) : IDisposable
    {
        public Caller Caller => caller;

        public Action Ended => ended;

        public void Dispose() => tokens.Remove(this);
    }
}

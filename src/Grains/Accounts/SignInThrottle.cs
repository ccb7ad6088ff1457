using Nexus.Grains.Errors;

namespace Nexus.Grains.Accounts;

/// <summary>Ten failures within a quarter of an hour, and the account takes no more tries until the oldest of them is that old.</summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int MaxFailures = 10;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);
    private readonly Queue<DateTimeOffset> _failures = new();

    /// <exception cref="RateLimitedException">Too many failures.</exception>
    public void Check()
    {
        var now = time.GetUtcNow();
        while (_failures.TryPeek(out var oldest) && oldest + Period <= now)
            _failures.Dequeue();
        if (_failures.Count >= MaxFailures)
            throw new RateLimitedException(_failures.Peek() + Period - now, "Too many failed attempts to sign in.");
    }

    public void AddFailure() => _failures.Enqueue(time.GetUtcNow());

    public void Clear() => _failures.Clear();
}

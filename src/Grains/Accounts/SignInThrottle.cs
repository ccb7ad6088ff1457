using Nexus.Grains.Errors;

namespace Nexus.Grains.Accounts;

/// <summary>
/// Ten wrong passwords within a quarter of an hour, wherever an account asks for its password, and it takes no more tries until the oldest of them is that old.
/// </summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private readonly RecentEvents _failures = new(10, TimeSpan.FromMinutes(15), time);

    /// <exception cref="RateLimitedException">Too many failures.</exception>
    public void Check()
    {
        if (_failures.TimeUntilFree() is var wait && wait > TimeSpan.Zero)
            throw new RateLimitedException(wait, "Too many failed attempts to sign in.");
    }

    public void AddFailure() => _failures.Add();

    public void Clear() => _failures.Clear();
}

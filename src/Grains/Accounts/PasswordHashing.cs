using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Nexus.Grains.Accounts;

/// <summary>
/// Hashes passwords (PBKDF2, HMAC-SHA512, salted) outside of grains' turns, no more at a time than there are processors. One per silo.
/// </summary>
internal sealed class PasswordHashing(IOptions<GrainOptions> options) : IDisposable
{
    private static readonly object s_nobody = new();
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);
    private readonly Lazy<string> _nobodysHash = new(() => HasherOf(options.Value).HashPassword(s_nobody, "a password that nobody has"));

    public Task<string> HashAsync(string password) => RunAsync(() => HasherOf(options.Value).HashPassword(s_nobody, password));

    /// <summary>Whether the password is the one that was hashed. Without a hash the answer is no, after the same work.</summary>
    public Task<bool> VerifyAsync(string? hash, string password) => RunAsync(() =>
        HasherOf(options.Value).VerifyHashedPassword(s_nobody, hash ?? _nobodysHash.Value, password) != PasswordVerificationResult.Failed && hash is not null);

    public void Dispose() => _processors.Dispose();

    private static PasswordHasher<object> HasherOf(GrainOptions options) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordIterations }));

    private async Task<T> RunAsync<T>(Func<T> work)
    {
        await _processors.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _processors.Release();
        }
    }
}

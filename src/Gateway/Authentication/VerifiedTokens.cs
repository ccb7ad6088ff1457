using System.Collections.Concurrent;
using System.Security.Claims;

namespace Nexus.Gateway.Authentication;

/// <summary>
/// Tokens whose signature was found good: checking one costs more than the rest of a small request. Bounded; emptied when full and
/// whenever the keys were asked for anew.
/// </summary>
public sealed class VerifiedTokens
{
    private const int Capacity = 20_000;

    private volatile Generation _generation = new(new object());

    /// <summary>What the token says, where it was verified with these keys.</summary>
    public VerifiedToken? Find(ReadOnlySpan<char> token, object keys) =>
        _generation is var generation && ReferenceEquals(generation.Keys, keys) && generation.ByText.TryGetValue(token, out var known) ? known : null;

    public void Add(string token, VerifiedToken content, object keys)
    {
        var generation = _generation;
        if (!ReferenceEquals(generation.Keys, keys) || Volatile.Read(ref generation.Count) >= Capacity)
            _generation = generation = new Generation(keys);
        if (generation.Tokens.TryAdd(token, content))
            Interlocked.Increment(ref generation.Count);
    }

    private sealed class Generation
    {
        public Generation(object keys)
        {
            Keys = keys;
            ByText = Tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        // Counted here because a concurrent dictionary takes all its locks to count.
        public int Count;

        public object Keys { get; }

        public ConcurrentDictionary<string, VerifiedToken> Tokens { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, VerifiedToken>.AlternateLookup<ReadOnlySpan<char>> ByText { get; }
    }
}

/// <summary>A good signature's content; <paramref name="ExpiresAt"/> in seconds since 1970 is for the reader to judge.</summary>
public sealed record VerifiedToken(Caller Caller, long ExpiresAt)
{
    /// <summary>The caller for ASP.NET Core.</summary>
    public ClaimsPrincipal Principal { get; } = Caller.ToPrincipal();
}

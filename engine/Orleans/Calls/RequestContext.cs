using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Values that travel with calls, from caller to callee and never back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<RequestContextValues?> Current = new();

    /// <summary>Whoever is called under this id may call back into the activations of the chain; empty if that is not allowed.</summary>
    public static Guid ReentrancyId
    {
        get => Current.Value?.ReentrancyId ?? Guid.Empty;
        set => Current.Value = (Current.Value ?? RequestContextValues.Empty).With(value);
    }

    public static IEnumerable<string> Keys => Current.Value?.Entries.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value?.Entries ?? (IEnumerable<KeyValuePair<string, object>>)[];

    /// <summary>Lets callees call back into this activation until the section is disposed.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var previous = ReentrancyId;
        var id = previous == Guid.Empty ? Guid.NewGuid() : previous;
        ReentrancyId = id;
        return new ReentrancySection(previous, id);
    }

    public static ReentrancySection SuppressCallChainReentrancy()
    {
        var previous = ReentrancyId;
        ReentrancyId = Guid.Empty;
        return new ReentrancySection(previous, Guid.Empty);
    }

    public static object? Get(string key) => Current.Value is { } values && values.Entries.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value) => Current.Value = (Current.Value ?? RequestContextValues.Empty).With(key, value);

    public static bool Remove(string key)
    {
        if (Current.Value is not { } values || !values.Entries.ContainsKey(key))
            return false;
        Current.Value = values.Without(key);
        return true;
    }

    public static void Clear() => Current.Value = null;

    internal static RequestContextValues? Capture() => Current.Value;

    internal static void Restore(RequestContextValues? values) => Current.Value = values;

    /// <summary>Until disposed, calls made here carry a reentrancy id, or none.</summary>
    public readonly struct ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId) : IDisposable
    {
        public void Dispose()
        {
            if (ReentrancyId == newReentrancyId)
                ReentrancyId = originalReentrancyId;
        }
    }
}

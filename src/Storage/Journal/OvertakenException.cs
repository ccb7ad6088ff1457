namespace Nexus.Storage.Journal;

/// <summary>
/// Another transaction wrote the same row while this statement waited for it: the row is there, but younger than what the statement can see. Repeated, it sees it.
/// </summary>
internal sealed class OvertakenException() : Exception("Another transaction wrote the same row meanwhile.")
{
    /// <summary>What the statement answered about a row that must be there.</summary>
    public static TValue Require<TKey, TValue>(Dictionary<TKey, TValue> rows, TKey key) where TKey : notnull =>
        rows.TryGetValue(key, out var row) ? row : throw new OvertakenException();
}

using Nexus.Storage.Ids;

namespace Nexus.Storage.Exports;

/// <summary>All that is stored about a person, as JSON for them to take along.</summary>
public interface IExportReads
{
    /// <summary>What there is, in the order of an export.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>The next entries of one kind after a place, oldest first; without a place the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    Task<ExportRows> ReadAsync(UserId user, string kind, long after, int limit, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Entries, each a JSON object, and the place of the last; null where nothing comes after it.</summary>
public sealed record ExportRows(IReadOnlyList<string> Entries, long? Next);

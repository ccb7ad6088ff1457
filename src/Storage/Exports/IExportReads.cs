using Nexus.Storage.Ids;

namespace Nexus.Storage.Exports;

/// <summary>All that is stored about a person, as JSON for them to take along. Whom of others an entry may name is for the reader to decide.</summary>
public interface IExportReads
{
    /// <summary>What there is, in the order of an export.</summary>
    IReadOnlyList<ExportKind> Kinds { get; }

    /// <summary>The next entries of one kind after a place, oldest first; without a place the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    Task<ExportRows> ReadAsync(UserId user, string kind, long after, int limit, CancellationToken cancellationToken);
}

/// <summary>A kind of entries; <paramref name="Naming"/> is there where each is about somebody else.</summary>
public sealed record ExportKind(string Name, ExportNaming? Naming = null);

/// <summary>The property by which an entry is to name somebody else, and whether that is somebody whom the person chose (to follow, to block), or who chose the person.</summary>
public sealed record ExportNaming(string Property, bool IsOwnChoice);

/// <summary>Entries, and the place of the last; null where nothing comes after it.</summary>
public sealed record ExportRows(IReadOnlyList<ExportRow> Entries, long? Next);

/// <summary>A JSON object of at least one property, without the name of whom it is about; null is who is not there any more.</summary>
public sealed record ExportRow(string Entry, ExportedPerson? Person);

/// <summary>Somebody else, and what decides whether they are there. <paramref name="SuspendedUntil"/> may have passed; <paramref name="LeavingAt"/> is when their account began to be deleted.</summary>
public sealed record ExportedPerson(UserId Id, string Username, bool IsPrivate, DateTimeOffset? SuspendedUntil, DateTimeOffset? LeavingAt);

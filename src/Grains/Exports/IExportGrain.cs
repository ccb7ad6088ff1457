using Orleans.Concurrency;

namespace Nexus.Grains.Exports;

/// <summary>Reads all that is stored about a person, a page at a time. Key: <see cref="UserId"/>. It holds nothing.</summary>
public interface IExportGrain : IGrainWithIntegerKey
{
    /// <summary>What there is, in the order of an export.</summary>
    [AlwaysInterleave]
    Task<IReadOnlyList<string>> ListKindsAsync();

    /// <summary>The next entries of one kind, oldest first; <paramref name="after"/> is the page before's, 0 for the first.</summary>
    [AlwaysInterleave]
    Task<ExportPage> ReadAsync(string kind, long after);
}

/// <summary>Entries, each a JSON object; <paramref name="Next"/> is null where nothing comes after them.</summary>
[GenerateSerializer, Immutable]
public sealed record ExportPage([property: Id(0)] IReadOnlyList<string> Entries, [property: Id(1)] long? Next);

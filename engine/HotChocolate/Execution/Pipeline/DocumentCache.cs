using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Execution;

/// <summary>Documents by their source and by their id, at most a fixed number; unused ones make room first.</summary>
internal sealed class DocumentCache(int capacity)
{
    private readonly ConcurrentDictionary<byte[], CachedDocument> _documents = new(SourceComparer.Instance);
    private readonly ConcurrentDictionary<string, CachedDocument> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<byte[]> _order = new();

    public bool TryGet(ReadOnlySpan<byte> source, [NotNullWhen(true)] out CachedDocument? document)
    {
        if (!_documents.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(source, out document))
            return false;
        document.WasUsed = true;
        return true;
    }

    public bool TryGet(string id, [NotNullWhen(true)] out CachedDocument? document)
    {
        if (!_byId.TryGetValue(id, out document))
            return false;
        document.WasUsed = true;
        return true;
    }

    public void Add(byte[] source, CachedDocument document)
    {
        if (!_documents.TryAdd(source, document))
            return;
        _byId[document.Id] = document;
        _order.Enqueue(source);
        for (var sweeps = 0; _order.Count > capacity && sweeps < 2 * capacity && _order.TryDequeue(out var oldest); sweeps++)
        {
            if (_documents.TryGetValue(oldest, out var old) && old.WasUsed)
            {
                old.WasUsed = false;
                _order.Enqueue(oldest);
                continue;
            }

            if (_documents.TryRemove(oldest, out var removed))
                _byId.TryRemove(KeyValuePair.Create(removed.Id, removed));
        }
    }

    private sealed class SourceComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static SourceComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] source) => GetHashCode(source.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}

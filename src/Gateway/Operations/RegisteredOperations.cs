using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using HotChocolate.Execution;

namespace Nexus.Gateway.Operations;

/// <summary>The documents that clients have registered by their hash, in memory, bounded in number and size.</summary>
internal sealed class RegisteredOperations(OperationOptions options)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _bytes;

    public bool TryGet(string hash, [NotNullWhen(true)] out IOperationDocument? document)
    {
        document = null;
        if (!_entries.TryGetValue(hash, out var entry))
            return false;
        entry.WasUsed = true;
        document = entry.Document;
        return true;
    }

    public void Add(string hash, IOperationDocument document)
    {
        var entry = new Entry(document);
        if (entry.Bytes > options.MaxRegisteredBytes)
            return;
        lock (_order)
        {
            if (!_entries.TryAdd(hash, entry))
                return;
            _order.Enqueue(hash);
            _bytes += entry.Bytes;
            while (_order.Count > options.MaxRegistered || _bytes > options.MaxRegisteredBytes)
                MakeRoom();
        }
    }

    // A second chance: what was used since the last sweep goes to the end of the queue.
    private void MakeRoom()
    {
        var oldest = _order.Dequeue();
        var entry = _entries[oldest];
        if (entry.WasUsed)
        {
            entry.WasUsed = false;
            _order.Enqueue(oldest);
            return;
        }

        _entries.TryRemove(oldest, out _);
        _bytes -= entry.Bytes;
    }

    private sealed class Entry(IOperationDocument document)
    {
        public IOperationDocument Document { get; } = document;

        public int Bytes { get; } = document.AsSpan().Length;

        public bool WasUsed { get; set; }
    }
}

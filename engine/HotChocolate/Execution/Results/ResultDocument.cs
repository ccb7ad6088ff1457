using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using HotChocolate.Execution.Processing;
using HotChocolate.Types;

namespace HotChocolate.Execution.Results;

/// <summary>
/// The data of one response in one pooled array: an object or list is a run of slots that point back to it.
/// Not thread-safe; only the execution's own loop writes to it.
/// </summary>
internal sealed class ResultDocument : IDisposable
{
    private const int InitialCapacity = 256;

    private static readonly JsonWriterOptions s_leafOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private ResultSlot[] _slots = ArrayPool<ResultSlot>.Shared.Rent(InitialCapacity);
    private List<ResultSlot[]>? _outgrown;
    private int _count;
    private bool _isAbandoned;
    private ArrayBufferWriter<byte>? _leafBytes;
    private Utf8JsonWriter? _leafWriter;

    /// <summary>Whether any null was propagated, so that parts of the document may be dead.</summary>
    private bool HasNulledParts { get; set; }

    public ref ResultSlot this[int index] => ref _slots[index];

    /// <summary>The fields of an object or the items of a list. Good while nothing is added.</summary>
    public Span<ResultSlot> SlotsFrom(int first, int count) => _slots.AsSpan(first, count);

    /// <summary>Adds the slot of <c>data</c>, which has index 0.</summary>
    public int AddRoot()
    {
        Debug.Assert(_count == 0);
        return Allocate(1, parent: -1);
    }

    /// <summary>Makes the slot an object and returns the index of its first field.</summary>
    public int AddObject(int slot, SelectionSet selections)
    {
        var first = Allocate(selections.Selections.Length, slot);
        for (var index = 0; index < selections.Selections.Length; index++)
            _slots[first + index].NonNull = selections.Selections[index].IsNonNull;
        ref var container = ref _slots[slot];
        container.Reference = selections;
        container.Bits = first;
        container.Kind = SlotKind.Object;
        return first;
    }

    /// <summary>Makes the slot a list and returns the index of its first item.</summary>
    public int AddList(int slot, int count, bool nonNullItems)
    {
        var first = Allocate(count, slot);
        if (nonNullItems)
        {
            for (var index = first; index < first + count; index++)
                _slots[index].NonNull = true;
        }

        ref var container = ref _slots[slot];
        container.Reference = null;
        container.Bits = (uint)first | ((long)count << 32);
        container.Kind = SlotKind.List;
        return first;
    }

    /// <summary>Lets a leaf type write its value; what it throws leaves the slot as it was.</summary>
    public void SetEncoded(int slot, ScalarType type, object value)
    {
        _leafBytes ??= new ArrayBufferWriter<byte>(InitialCapacity);
        _leafWriter ??= new Utf8JsonWriter(_leafBytes, s_leafOptions);
        var start = _leafBytes.WrittenCount;
        try
        {
            type.WriteOutputValue(_leafWriter, value);
            _leafWriter.Flush();
        }
        finally
        {
            _leafWriter.Reset();
        }

        ref var leaf = ref _slots[slot];
        leaf.Bits = (uint)start | ((long)(_leafBytes.WrittenCount - start) << 32);
        leaf.Kind = SlotKind.Encoded;
    }

    public ReadOnlySpan<byte> EncodedLeaf(scoped in ResultSlot slot) => _leafBytes!.WrittenSpan.Slice(slot.First, slot.Count);

    /// <summary>Nulls the slot, or the nearest nullable one around it (specification 6.4.4).</summary>
    public void PropagateNull(int slot)
    {
        while (slot > 0 && _slots[slot].NonNull)
        {
            slot = _slots[slot].Parent;
            HasNulledParts = true;
        }

        // First and count stay, so that paths into the dead part can still be told.
        _slots[slot].Kind = SlotKind.Null;
    }

    /// <summary>Whether a null propagated to the slot or to something around it: what happens in there is not seen.</summary>
    public bool IsDiscarded(int slot) => HasNulledParts && IsWithinNull(slot);

    public Path PathOf(int slot)
    {
        var parent = _slots[slot].Parent;
        if (parent < 0)
            return Path.Root;
        var path = PathOf(parent);
        ref var container = ref _slots[parent];
        return container.Reference is SelectionSet selections
            ? path.Append(selections.Selections[slot - container.First].ResponseName)
            : path.Append(slot - container.First);
    }

    /// <summary>Leaves the memory to the garbage collector, because somebody may still read it.</summary>
    public void Abandon() => _isAbandoned = true;

    public void Dispose()
    {
        if (_isAbandoned)
            return;
        _isAbandoned = true;
        Return(_slots, _count);
        foreach (var outgrown in _outgrown ?? [])
            Return(outgrown, outgrown.Length);
    }

    private int Allocate(int count, int parent)
    {
        var first = _count;
        if (first + count > _slots.Length)
            Grow(first + count);
        _count = first + count;
        var added = _slots.AsSpan(first, count);
        for (var index = 0; index < added.Length; index++)
            added[index] = new ResultSlot { Parent = parent };
        return first;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<ResultSlot>.Shared.Rent(Math.Max(needed, _slots.Length * 2));
        _slots.AsSpan(0, _count).CopyTo(larger);
        // A resolver on another thread may just be reading its path.
        (_outgrown ??= []).Add(_slots);
        _slots = larger;
    }

    private static void Return(ResultSlot[] slots, int used)
    {
        slots.AsSpan(0, used).Clear();
        ArrayPool<ResultSlot>.Shared.Return(slots);
    }

    private bool IsWithinNull(int slot)
    {
        for (var around = slot; around >= 0; around = _slots[around].Parent)
        {
            if (_slots[around].Kind == SlotKind.Null)
                return true;
        }

        return false;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HotChocolate.Language;

/// <summary>
/// Where lists grow while they are parsed, nested ones on top, so that each becomes one array of its exact size. A thread
/// keeps one for its next document.
/// </summary>
internal sealed class NodeStack
{
    private const int MaxKeptLength = 4096;

    [ThreadStatic]
    private static NodeStack? s_spare;

    private Slot[] _slots = new Slot[128];
    private int _highest;

    public int Count { get; private set; }

    public static NodeStack Rent()
    {
        NodeStack stack = s_spare ?? new NodeStack();
        s_spare = null;
        return stack;
    }

    public void Push(object node)
    {
        Slot[] slots = _slots;
        int count = Count;
        if ((uint)count >= (uint)slots.Length)
            slots = Grow();
        slots[count].Node = node;
        Count = count + 1;
    }

    /// <summary>Takes all nodes above <paramref name="bottom"/>; only <typeparamref name="T"/> was pushed there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T[] PopTo<T>(int bottom) where T : class
    {
        if (Count == bottom)
            return [];
        // Known to be of the type: an array's own check of each item, against an interface, costs more than the parsing.
        var result = new T[Count - bottom];
        MoveTo(ref Unsafe.As<T, object>(ref MemoryMarshal.GetArrayDataReference(result)), bottom);
        return result;
    }

    /// <summary>Forgets all nodes, also those that a fault left behind.</summary>
    public void Return()
    {
        Array.Clear(_slots, 0, Math.Max(_highest, Count));
        Count = _highest = 0;
        if (_slots.Length <= MaxKeptLength)
            s_spare = this;
    }

    private void MoveTo(ref object target, int bottom)
    {
        ReadOnlySpan<Slot> slots = _slots.AsSpan(bottom, Count - bottom);
        for (int i = 0; i < slots.Length; i++)
            Unsafe.Add(ref target, i) = slots[i].Node;
        _highest = Math.Max(_highest, Count);
        Count = bottom;
    }

    private Slot[] Grow()
    {
        Array.Resize(ref _slots, _slots.Length * 2);
        return _slots;
    }

    /// <summary>In an array of structs a store needs no look at the array's type.</summary>
    private struct Slot
    {
        public object Node;
    }
}

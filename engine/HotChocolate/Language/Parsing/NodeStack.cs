using System.Runtime.CompilerServices;

namespace HotChocolate.Language;

/// <summary>Where long lists grow while they are parsed, nested ones on top. A thread keeps one for its next document.</summary>
internal sealed class NodeStack
{
    private const int MaxKeptLength = 4096;

    [ThreadStatic]
    private static NodeStack? s_spare;

    private Slot[] _slots = new Slot[64];
    private int _count;
    private int _highest;

    public static NodeStack Rent()
    {
        NodeStack stack = s_spare ?? new NodeStack();
        s_spare = null;
        return stack;
    }

    public void Push(object node)
    {
        if (_count == _slots.Length)
            Array.Resize(ref _slots, _slots.Length * 2);
        _slots[_count++].Node = node;
    }

    /// <summary>Moves the uppermost nodes, the lowest of them first.</summary>
    public void Pop(ref object target, int count)
    {
        _highest = Math.Max(_highest, _count);
        _count -= count;
        ReadOnlySpan<Slot> slots = _slots.AsSpan(_count, count);
        for (int i = 0; i < slots.Length; i++)
            Unsafe.Add(ref target, i) = slots[i].Node;
    }

    /// <summary>Forgets all nodes, also those that a fault left behind.</summary>
    public void Return()
    {
        Array.Clear(_slots, 0, Math.Max(_highest, _count));
        _count = _highest = 0;
        if (_slots.Length <= MaxKeptLength)
            s_spare = this;
    }

    /// <summary>In an array of structs a store needs no look at the array's type.</summary>
    private struct Slot
    {
        public object Node;
    }
}

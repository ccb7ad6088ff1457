using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HotChocolate.Language;

/// <summary>
/// A list while it is parsed: its first items are in the frame of the method that parses it, where storing them costs
/// nearly nothing, the others on a stack that all lists of a document share.
/// </summary>
internal struct NodeList
{
    private const int FrameLength = 8;

    private Frame _first;
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(object node, NodeStack rest)
    {
        if (_count < FrameLength)
            _first[_count] = node;
        else
            rest.Push(node);
        _count++;
    }

    /// <summary>The array of exactly the items; only <typeparamref name="T"/> was added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T[] ToArray<T>(NodeStack rest) where T : class
    {
        if (_count == 0)
            return [];
        // Known to be of the type: an array's own check of each item, against an interface, costs more than the parsing.
        var result = new T[_count];
        MoveTo(ref Unsafe.As<T, object>(ref MemoryMarshal.GetArrayDataReference(result)), rest);
        return result;
    }

    private readonly void MoveTo(ref object target, NodeStack rest)
    {
        int count = _count;
        if (count > FrameLength)
        {
            rest.Pop(ref Unsafe.Add(ref target, FrameLength), count - FrameLength);
            count = FrameLength;
        }
        for (int i = 0; i < count; i++)
            Unsafe.Add(ref target, i) = _first[i];
    }

    [InlineArray(FrameLength)]
    private struct Frame
    {
        private object _slot;
    }
}

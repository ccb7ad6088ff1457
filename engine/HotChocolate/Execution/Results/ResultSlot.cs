namespace HotChocolate.Execution.Results;

internal enum SlotKind : byte
{
    /// <summary>Not resolved yet; written as null should it stay so.</summary>
    Pending,

    /// <summary>Left out by @skip or @include.</summary>
    Excluded,
    Null,
    Boolean,
    Integer,
    Float,
    String,

    /// <summary>Bits holds the ticks of a moment of UTC.</summary>
    Moment,

    /// <summary>Bits holds a number, Reference the formatter that makes a global id of it.</summary>
    Id,

    /// <summary>Reference holds the enum value.</summary>
    Enum,

    /// <summary>JSON that the leaf type wrote; Bits holds its place in the document's bytes: start and, above, length.</summary>
    Encoded,

    /// <summary>Bits holds the index of the first field, Reference the selection set.</summary>
    Object,

    /// <summary>Bits holds the index of the first item and, in its upper half, their count.</summary>
    List,
}

/// <summary>One value of a response. Parent is the slot of the object or list that holds it; -1 for the root.</summary>
internal struct ResultSlot
{
    public object? Reference;
    public long Bits;
    public int Parent;
    public SlotKind Kind;
    public bool NonNull;

    public readonly int First => (int)Bits;

    public readonly int Count => (int)(Bits >> 32);
}

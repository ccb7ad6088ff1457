namespace Orleans.Embedded;

/// <summary>How the keys of a collection compare: the usual way, as one of the framework's string comparers, or by an object that travels itself.</summary>
internal static class Comparers
{
    private const byte Usual = 0, Other = byte.MaxValue;
    private static readonly StringComparer[] OfStrings = [StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase, StringComparer.InvariantCulture, StringComparer.InvariantCultureIgnoreCase];
    private static readonly Slot Anything = Slot.For(typeof(object));

    public static void Write<TKey>(WireWriter writer, object? comparer)
    {
        if (comparer is null || comparer.Equals(EqualityComparer<TKey>.Default) || comparer.Equals(Comparer<TKey>.Default))
            writer.WriteByte(Usual);
        else if (Array.FindIndex(OfStrings, known => known.Equals(comparer)) is >= 0 and var index)
            writer.WriteByte((byte)(index + 1));
        else
        {
            writer.WriteByte(Other);
            Anything.Write(writer, comparer);
        }
    }

    /// <summary>Null for the usual way.</summary>
    public static object? Read(WireReader reader) => reader.ReadByte() switch
    {
        Usual => null,
        Other => Anything.Read(reader),
        var number when number <= OfStrings.Length => OfStrings[number - 1],
        var number => throw new Orleans.Serialization.UnsupportedWireTypeException($"There is no comparer number {number}."),
    };
}

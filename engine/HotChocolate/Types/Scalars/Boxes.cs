namespace HotChocolate.Types;

/// <summary>Boxes that resolvers share instead of allocating: booleans and the counts that are common in responses.</summary>
internal static class Boxes
{
    private const int Lowest = -1;
    private const int Highest = 1023;
    private static readonly object[] s_integers = MakeIntegers();

    internal static readonly object True = true;
    internal static readonly object False = false;

    internal static object Of(bool value) => value ? True : False;

    internal static object Of(int value) => (uint)(value - Lowest) <= Highest - Lowest ? s_integers[value - Lowest] : value;

    private static object[] MakeIntegers()
    {
        var boxes = new object[Highest - Lowest + 1];
        for (int i = 0; i < boxes.Length; i++)
        {
            boxes[i] = i + Lowest;
        }

        return boxes;
    }
}

/// <summary>Shared boxes of an enum's small values.</summary>
internal static class EnumBoxes<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, object> s_boxes = MakeBoxes();

    internal static object Of(T value) => s_boxes.TryGetValue(value, out object? box) ? box : value;

    private static Dictionary<T, object> MakeBoxes()
    {
        var boxes = new Dictionary<T, object>();
        foreach (T value in Enum.GetValues<T>())
        {
            boxes[value] = value;
        }

        return boxes;
    }
}

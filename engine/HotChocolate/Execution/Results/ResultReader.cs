using System.Text;
using System.Text.Json;
using HotChocolate.Execution.Processing;
using HotChocolate.Types;
using HotChocolate.Types.Relay;

namespace HotChocolate.Execution.Results;

/// <summary>Makes dictionaries and lists of a result's slots, for those who read a result in process.</summary>
internal static class ResultReader
{
    public static IReadOnlyDictionary<string, object?>? ReadData(ResultDocument document)
        => (IReadOnlyDictionary<string, object?>?)Read(document, 0);

    private static object? Read(ResultDocument document, int index)
    {
        ref var slot = ref document[index];
        return slot.Kind switch
        {
            SlotKind.Object => ReadObject(document, index),
            SlotKind.List => ReadList(document, index),
            SlotKind.Boolean => slot.Bits != 0,
            SlotKind.Integer => slot.Bits is >= int.MinValue and <= int.MaxValue ? (int)slot.Bits : slot.Bits,
            SlotKind.Float => BitConverter.Int64BitsToDouble(slot.Bits),
            SlotKind.String => slot.Reference,
            SlotKind.Moment => ReadMoment(slot.Bits),
            SlotKind.Id => ((IdFormatter)slot.Reference!).Format(slot.Bits),
            SlotKind.Enum => ((EnumValue)slot.Reference!).Name,
            SlotKind.Encoded => ReadEncoded(document.EncodedLeaf(slot)),
            _ => null,
        };
    }

    private static string ReadMoment(long ticks)
    {
        Span<byte> text = stackalloc byte[DateTimeType.LongestUtf8];
        return Encoding.ASCII.GetString(text[..DateTimeType.Write(new DateTime(ticks, DateTimeKind.Utc), text)]);
    }

    private static object? ReadEncoded(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var element = JsonElement.ParseValue(ref reader);
        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.TryGetInt64(out var integer) ? integer : element.GetDouble(),
            JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
            JsonValueKind.Null => null,
            _ => element,
        };
    }

    private static Dictionary<string, object?> ReadObject(ResultDocument document, int index)
    {
        var first = document[index].First;
        var selections = ((SelectionSet)document[index].Reference!).Selections;
        var map = new Dictionary<string, object?>(selections.Length);
        for (var field = 0; field < selections.Length; field++)
        {
            if (document[first + field].Kind != SlotKind.Excluded)
                map.Add(selections[field].ResponseName, Read(document, first + field));
        }

        return map;
    }

    private static object?[] ReadList(ResultDocument document, int index)
    {
        var (first, count) = (document[index].First, document[index].Count);
        var items = new object?[count];
        for (var item = 0; item < count; item++)
            items[item] = Read(document, first + item);
        return items;
    }
}

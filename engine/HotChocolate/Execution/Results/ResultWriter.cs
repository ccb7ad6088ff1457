using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HotChocolate.Execution.Processing;
using HotChocolate.Types;
using HotChocolate.Types.Relay;

namespace HotChocolate.Execution.Results;

/// <summary>Writes a response as UTF-8 JSON (specification 7.1): <c>errors</c>, <c>data</c>, <c>extensions</c>.</summary>
internal static class ResultWriter
{
    public static void Write(OperationResult result, IBufferWriter<byte> writer)
    {
        var output = new JsonOutput(writer);
        var separator = (byte)'{';
        if (result.Errors.Count > 0)
        {
            Name(ref output, ref separator, "\"errors\":"u8);
            WriteErrors(ref output, result.Errors);
        }

        if (result.Document is { } document)
        {
            Name(ref output, ref separator, "\"data\":"u8);
            WriteSlot(ref output, document, ref document[0]);
        }

        if (result.Extensions.Count > 0)
        {
            Name(ref output, ref separator, "\"extensions\":"u8);
            WriteMap(ref output, result.Extensions);
        }

        if (separator == '{')
            output.Byte((byte)'{');
        output.Byte((byte)'}');
        output.Flush();
    }

    /// <summary>Writes the array of errors alone.</summary>
    public static void WriteErrors(IBufferWriter<byte> writer, IReadOnlyList<IError> errors)
    {
        var output = new JsonOutput(writer);
        WriteErrors(ref output, errors);
        output.Flush();
    }

    /// <summary>Writes a map of plain values.</summary>
    public static void WriteMap(IBufferWriter<byte> writer, IReadOnlyDictionary<string, object?> map)
    {
        var output = new JsonOutput(writer);
        WriteMap(ref output, map);
        output.Flush();
    }

    private static void Name(ref JsonOutput output, ref byte separator, ReadOnlySpan<byte> name)
    {
        output.Byte(separator);
        output.Raw(name);
        separator = (byte)',';
    }

    private static void WriteSlot(ref JsonOutput output, ResultDocument document, ref ResultSlot slot)
    {
        switch (slot.Kind)
        {
            case SlotKind.Object:
                WriteObject(ref output, document, ref slot);
                break;
            case SlotKind.List:
                WriteList(ref output, document, ref slot);
                break;
            case SlotKind.String:
                output.String((string)slot.Reference!);
                break;
            case SlotKind.Integer:
                output.Integer(slot.Bits);
                break;
            case SlotKind.Boolean:
                output.Boolean(slot.Bits != 0);
                break;
            case SlotKind.Id:
                output.Id((IdFormatter)slot.Reference!, slot.Bits);
                break;
            case SlotKind.Moment:
                output.Moment(new DateTime(slot.Bits, DateTimeKind.Utc));
                break;
            case SlotKind.Float:
                output.Float(BitConverter.Int64BitsToDouble(slot.Bits));
                break;
            case SlotKind.Enum:
                output.Byte((byte)'"');
                output.Raw(((EnumValue)slot.Reference!).Utf8Name.EncodedUtf8Bytes);
                output.Byte((byte)'"');
                break;
            case SlotKind.Encoded:
                output.Raw(document.EncodedLeaf(slot));
                break;
            default:
                output.Null();
                break;
        }
    }

    private static void WriteObject(ref JsonOutput output, ResultDocument document, ref ResultSlot slot)
    {
        var selections = ((SelectionSet)slot.Reference!).Selections;
        var fields = document.SlotsFrom(slot.First, selections.Length);
        var isFirst = true;
        for (var index = 0; index < selections.Length; index++)
        {
            ref var field = ref fields[index];
            if (field.Kind == SlotKind.Excluded)
                continue;
            output.Member(selections[index].Utf8Name, isFirst);
            WriteSlot(ref output, document, ref field);
            isFirst = false;
        }

        output.Raw(isFirst ? "{}"u8 : "}"u8);
    }

    private static void WriteList(ref JsonOutput output, ResultDocument document, ref ResultSlot slot)
    {
        output.Byte((byte)'[');
        var isFirst = true;
        foreach (ref var item in document.SlotsFrom(slot.First, slot.Count))
        {
            if (!isFirst)
                output.Byte((byte)',');
            WriteSlot(ref output, document, ref item);
            isFirst = false;
        }

        output.Byte((byte)']');
    }

    private static void WriteErrors(ref JsonOutput output, IReadOnlyList<IError> errors)
    {
        output.Byte((byte)'[');
        for (var index = 0; index < errors.Count; index++)
        {
            if (index > 0)
                output.Byte((byte)',');
            WriteError(ref output, errors[index]);
        }

        output.Byte((byte)']');
    }

    private static void WriteError(ref JsonOutput output, IError error)
    {
        output.Raw("{\"message\":"u8);
        output.String(error.Message);
        if (error.Locations is { Count: > 0 } locations)
            WriteLocations(ref output, locations);
        if (error.Path is { } path)
        {
            output.Raw(",\"path\":"u8);
            WriteItems(ref output, path.ToList());
        }

        if (error.Extensions is { Count: > 0 } extensions)
        {
            output.Raw(",\"extensions\":"u8);
            WriteMap(ref output, extensions);
        }

        output.Byte((byte)'}');
    }

    private static void WriteLocations(ref JsonOutput output, IReadOnlyList<Location> locations)
    {
        output.Raw(",\"locations\":["u8);
        for (var index = 0; index < locations.Count; index++)
        {
            output.Raw(index == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
            output.Integer(locations[index].Line);
            output.Raw(",\"column\":"u8);
            output.Integer(locations[index].Column);
            output.Byte((byte)'}');
        }

        output.Byte((byte)']');
    }

    private static void WriteMap(ref JsonOutput output, IEnumerable<KeyValuePair<string, object?>> map)
    {
        var separator = (byte)'{';
        foreach (var (key, value) in map)
        {
            output.Byte(separator);
            output.String(key);
            output.Byte((byte)':');
            WriteValue(ref output, value);
            separator = (byte)',';
        }

        if (separator == '{')
            output.Byte((byte)'{');
        output.Byte((byte)'}');
    }

    private static void WriteItems(ref JsonOutput output, IEnumerable items)
    {
        var separator = (byte)'[';
        foreach (var item in items)
        {
            output.Byte(separator);
            WriteValue(ref output, item);
            separator = (byte)',';
        }

        if (separator == '[')
            output.Byte((byte)'[');
        output.Byte((byte)']');
    }

    private static void WriteValue(ref JsonOutput output, object? value)
    {
        switch (value)
        {
            case null:
                output.Null();
                break;
            case string text:
                output.String(text);
                break;
            case bool boolean:
                output.Boolean(boolean);
                break;
            case int or long or short or byte or sbyte or ushort or uint:
                output.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double or float or decimal or ulong:
                output.Formattable((IUtf8SpanFormattable)value);
                break;
            case DateTimeOffset or DateTime:
                output.Byte((byte)'"');
                output.Formattable((IUtf8SpanFormattable)value, "O");
                output.Byte((byte)'"');
                break;
            case JsonElement element:
                output.Raw(Encoding.UTF8.GetBytes(element.GetRawText()));
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(ref output, map);
                break;
            case IEnumerable items:
                WriteItems(ref output, items);
                break;
            default:
                output.String(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
                break;
        }
    }
}

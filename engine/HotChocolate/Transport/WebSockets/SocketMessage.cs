using System.Buffers;
using System.Text.Json;
using HotChocolate.AspNetCore.Subscriptions.Protocols;
using HotChocolate.Execution;
using HotChocolate.Execution.Results;

namespace HotChocolate.AspNetCore.Subscriptions;

/// <summary>A message of graphql-transport-ws. The payload is its JSON, empty when there is none.</summary>
internal sealed record SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether the payload is what all messages but <c>subscribe</c> may have: an object, or none.</summary>
    public bool HasMapOrNothing => Payload.IsEmpty || Payload.Span[0] == '{';

    /// <summary>Parses a client's message; null when it is none.</summary>
    public static SocketMessage? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes.Span);
            string? type = null;
            string? id = null;
            ReadOnlyMemory<byte> payload = default;
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var (isType, isId, isPayload) = (
                    reader.ValueTextEquals("type"u8), reader.ValueTextEquals("id"u8), reader.ValueTextEquals("payload"u8));
                reader.Read();
                if (isType)
                    type = reader.GetString();
                else if (isId)
                    id = reader.GetString();
                else
                    payload = isPayload ? SkipValue(ref reader, bytes) : SkipOther(ref reader, payload);
            }

            return type is null || reader.Read() ? null : new SocketMessage(type, id, payload);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static byte[] Simple(ReadOnlySpan<byte> type, IReadOnlyDictionary<string, object?>? payload = null)
        => Compose(type, null, payload is null ? null : buffer => ResultWriter.WriteMap(buffer, payload));

    public static byte[] Error(string id, IReadOnlyList<IError> errors)
        => Compose("error"u8, id, buffer => ResultWriter.WriteErrors(buffer, errors));

    public static byte[] Complete(string id) => Compose("complete"u8, id, null);

    public static void WriteNext(IBufferWriter<byte> buffer, string id, OperationResult result)
    {
        WriteHead(buffer, "next"u8, id, hasPayload: true);
        ResultWriter.Write(result, buffer);
        buffer.Write("}"u8);
    }

    public OperationMessagePayload ToPayload()
    {
        if (Payload.IsEmpty)
            return new OperationMessagePayload(null);
        var reader = new Utf8JsonReader(Payload.Span);
        return new OperationMessagePayload(JsonElement.ParseValue(ref reader));
    }

    private static ReadOnlyMemory<byte> SkipValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> bytes)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return reader.TokenType is JsonTokenType.Null ? default : bytes[start..(int)reader.BytesConsumed];
    }

    private static ReadOnlyMemory<byte> SkipOther(ref Utf8JsonReader reader, ReadOnlyMemory<byte> payload)
    {
        reader.Skip();
        return payload;
    }

    private static byte[] Compose(ReadOnlySpan<byte> type, string? id, Action<IBufferWriter<byte>>? writePayload)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteHead(buffer, type, id, writePayload is not null);
        writePayload?.Invoke(buffer);
        buffer.Write("}"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteHead(IBufferWriter<byte> buffer, ReadOnlySpan<byte> type, string? id, bool hasPayload)
    {
        var output = new JsonOutput(buffer);
        output.Raw("{\"type\":\""u8);
        output.Raw(type);
        output.Byte((byte)'"');
        if (id is not null)
        {
            output.Raw(",\"id\":"u8);
            output.String(id);
        }

        if (hasPayload)
            output.Raw(",\"payload\":"u8);
        output.Flush();
    }
}

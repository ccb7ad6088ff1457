using System.Text.Json;

namespace Nexus.Gateway.Limits;

/// <summary>A body that is an array of requests.</summary>
internal static class RequestBatch
{
    /// <summary>How many requests a body holds; one where it is no array, or no JSON, which the engine then says.</summary>
    public static int CountRequests(ReadOnlySpan<byte> body)
    {
        if (body.TrimStart(" \t\r\n"u8) is not [(byte)'[', ..])
            return 1;
        try
        {
            var reader = new Utf8JsonReader(body);
            reader.Read();
            var count = 0;
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                reader.Skip();
                count++;
            }

            return count;
        }
        catch (JsonException)
        {
            return 1;
        }
    }
}

using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore.Http;

/// <summary>A whole request body in memory: where it came in one piece, in the server's own buffer.</summary>
internal readonly struct RequestBody : IDisposable
{
    private const string TooLargeCode = "HC0010";
    private const string UnsupportedCode = "HC0009";
    private readonly PipeReader _reader;
    private readonly SequencePosition _end;

    private RequestBody(PipeReader reader, ReadOnlySequence<byte> bytes)
    {
        _reader = reader;
        _end = bytes.End;
        Bytes = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <exception cref="RequestFaultException">The body is no UTF-8 JSON by its type, or larger than the limit.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (!IsJson(request.ContentType))
            throw new RequestFaultException(
                StatusCodes.Status415UnsupportedMediaType, UnsupportedCode, "A request body must be application/json in UTF-8.");
        if (request.ContentLength > limit)
            throw TooLarge();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw TooLarge();
            }

            if (read.IsCompleted)
                return new RequestBody(request.BodyReader, read.Buffer);
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose() => _reader.AdvanceTo(_end);

    private static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8")
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    private static RequestFaultException TooLarge()
        => new(StatusCodes.Status413PayloadTooLarge, TooLargeCode, "The request body is too large.");
}

using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Nexus.Gateway.Limits;

/// <summary>A whole request body: in the server's own buffer until the request has been answered, or, where that may take days, in a copy.</summary>
internal readonly struct RequestBytes
{
    private readonly PipeReader? _server;
    private readonly ReadOnlySequence<byte> _bytes;

    public RequestBytes(PipeReader server, ReadOnlySequence<byte> bytes, bool mayLast)
    {
        if (!mayLast && bytes.IsSingleSegment)
        {
            (_server, _bytes) = (server, bytes);
            return;
        }

        _bytes = new ReadOnlySequence<byte>(bytes.ToArray());
        server.AdvanceTo(bytes.End);
    }

    /// <summary>How many requests it holds: more than one is a batch.</summary>
    public int CountRequests() => RequestBatch.CountRequests(_bytes.FirstSpan);

    /// <summary>Puts it in the place of the body that has been read.</summary>
    public void GiveTo(HttpContext context)
    {
        var reader = PipeReader.Create(_bytes);
        context.Request.Body = reader.AsStream();
        context.Features.Set<IRequestBodyPipeFeature>(new WholeBody(reader));
    }

    /// <summary>Gives the server its buffer back. Nobody reads the body any more.</summary>
    public void Release() => _server?.AdvanceTo(_bytes.End);

    private sealed class WholeBody(PipeReader reader) : IRequestBodyPipeFeature
    {
        public PipeReader Reader { get; } = reader;
    }
}

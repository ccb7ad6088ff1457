using System.Buffers;
using System.IO.Pipelines;
using HotChocolate.Execution;
using HotChocolate.Execution.Results;

namespace HotChocolate.AspNetCore.Http;

/// <summary>One client's stream of events. A slow reader holds up who writes; comments are only written while nothing else is.</summary>
internal sealed class EventStream : ILiveConnection, IAsyncDisposable
{
    private static readonly byte[] s_comment = ":\n\n"u8.ToArray();
    private static readonly byte[] s_complete = "event: complete\ndata:\n\n"u8.ToArray();
    private readonly PipeWriter _writer;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _ended;
    private bool _isDisposed;

    public EventStream(PipeWriter writer, CancellationToken clientGone)
    {
        _writer = writer;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(clientGone);
        Ended = _ended.Token;
    }

    /// <summary>Signals that nobody reads any more, or that the server ends.</summary>
    public CancellationToken Ended { get; }

    public async ValueTask WriteNextAsync(OperationResult result)
    {
        var next = ResponseBuffers.Rent();
        next.Write("event: next\ndata: "u8);
        ResultWriter.Write(result, next);
        next.Write("\n\n"u8);
        await WriteAsync(next.WrittenMemory);
        ResponseBuffers.Return(next);
    }

    public ValueTask WriteCompleteAsync() => WriteAsync(s_complete);

    public void KeepAlive()
    {
        if (!_turn.Wait(0, CancellationToken.None))
            return;
        _ = WriteCommentAsync();

        async Task WriteCommentAsync()
        {
            try
            {
                await _writer.WriteAsync(s_comment, Ended);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException or InvalidOperationException)
            {
                // The stream has ended.
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    public void GoAway()
    {
        lock (_turn)
        {
            if (!_isDisposed)
                _ended.Cancel();
        }
    }

    /// <summary>Returns once no comment is being written: the response ends next.</summary>
    public async ValueTask DisposeAsync()
    {
        GoAway();
        await _turn.WaitAsync(CancellationToken.None);
        lock (_turn)
            _isDisposed = true;
        _ended.Dispose();
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await _turn.WaitAsync(Ended);
        try
        {
            await _writer.WriteAsync(bytes, Ended);
        }
        finally
        {
            _turn.Release();
        }
    }
}

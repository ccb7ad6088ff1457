using System.Threading.Channels;

namespace Nexus.Bench.Actors;

/// <summary>The limit for actors: a hand-written one, a channel and the loop that reads it.</summary>
internal sealed class ChannelActor
{
    private readonly Channel<TaskCompletionSource> _mailbox =
        Channel.CreateUnbounded<TaskCompletionSource>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelActor() => Reading = ReadAsync();

    public Task Reading { get; }

    public Task PingAsync()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _mailbox.Writer.TryWrite(answer);
        return answer.Task;
    }

    private async Task ReadAsync()
    {
        await foreach (var answer in _mailbox.Reader.ReadAllAsync())
            answer.SetResult();
    }
}

using Nexus.Gateway.Schema;

namespace Nexus.Gateway.Tests.Limits;

/// <summary>Lets operations wait until a test says so.</summary>
public sealed class Barrier
{
    private readonly SemaphoreSlim _arrived = new(0);
    private TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WaitAsync()
    {
        _arrived.Release();
        return _opened.Task;
    }

    /// <summary>Completes when so many operations wait.</summary>
    public async Task ArrivedAsync(int count)
    {
        for (var waiting = 0; waiting < count; waiting++)
            await _arrived.WaitAsync();
    }

    public void Open()
    {
        _opened.SetResult();
        _opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Fields that no gateway but the tests' has.</summary>
[ExtendObjectType<Query>]
public sealed class WaitingFields
{
    public async Task<string?> AwaitBarrierAsync(Barrier barrier)
    {
        await barrier.WaitAsync();
        return "passed";
    }

    public async Task<string?> AwaitForeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return null;
    }

    public string? Fail() => throw new InvalidOperationException("Host=secret;Password=secret");

    public string Required() => throw new ArgumentException("secret");
}

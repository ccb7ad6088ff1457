using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Processing;

/// <summary>A subscription: its source stream mapped to a response stream (specification 6.2.3).</summary>
/// <param name="turns">
/// How many events of all subscriptions are executed at once. One that reaches very many subscribers would otherwise be begun for all of them, and held in
/// memory for each, before it is finished for the first.
/// </param>
internal sealed class Subscription(Operation operation, ExecutionSetting setting, SemaphoreSlim turns)
{
    /// <summary>Opens the source stream. What goes wrong here is one response without data.</summary>
    public async ValueTask<IExecutionResult> SubscribeAsync()
    {
        var opening = new OperationExecution(operation, setting);
        try
        {
            var events = await opening.OpenSourceStreamAsync();
            return new ResponseStream(() => ExecuteEventsAsync(events));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !setting.Aborted.IsCancellationRequested)
        {
            return OperationResult.FromError(opening.RootFieldErrors(exception));
        }
        finally
        {
            opening.Document.Dispose();
        }
    }

    private async IAsyncEnumerable<OperationResult> ExecuteEventsAsync(
        IAsyncEnumerable<object?> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Transports give both tokens the same: what links them would be held for as long as the subscription lives.
        using var linked = cancellationToken == setting.Aborted || !cancellationToken.CanBeCanceled
            ? null
            : CancellationTokenSource.CreateLinkedTokenSource(setting.Aborted, cancellationToken);
        var aborted = linked?.Token ?? setting.Aborted;
        var source = events.GetAsyncEnumerator(aborted);
        await using (source)
        {
            while (true)
            {
                OperationResult result;
                try
                {
                    if (!await source.MoveNextAsync())
                        yield break;
                }
                catch (OperationCanceledException) when (aborted.IsCancellationRequested)
                {
                    yield break;
                }
                catch (Exception exception)
                {
                    result = OperationResult.FromError([.. setting.Errors.ErrorsOf(exception).Select(setting.Errors.Handle)]);
                    goto failed;
                }

                if (!await TryTakeTurnAsync(aborted))
                    yield break;
                try
                {
                    result = await ExecuteEventAsync(source.Current, aborted);
                }
                finally
                {
                    turns.Release();
                }

                yield return result;
                continue;
            failed:
                yield return result;
                yield break;
            }
        }
    }

    private async ValueTask<bool> TryTakeTurnAsync(CancellationToken aborted)
    {
        try
        {
            await turns.WaitAsync(aborted);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Executes the selection set for one event (specification 6.2.3.2), in a service scope of its own.</summary>
    private async ValueTask<OperationResult> ExecuteEventAsync(object? message, CancellationToken aborted)
    {
        var services = setting.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var execution = new OperationExecution(operation, setting with
        {
            Services = services.ServiceProvider,
            ContextData = new Dictionary<string, object?>(setting.ContextData),
            AbortedBy = aborted,
        });
        try
        {
            var scope = ImmutableDictionary<string, object?>.Empty.Add(WellKnownContextData.EventMessage, message);
            var result = await execution.ExecuteAsync(message, scope);
            result.RegisterForCleanup(services.DisposeAsync);
            return result;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }
}

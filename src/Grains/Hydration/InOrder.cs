namespace Nexus.Grains.Hydration;

/// <summary>Lets things of a reentrant grain happen one after the other, in the order in which they were asked for, whatever the earlier ones come to.</summary>
internal sealed class InOrder
{
    private Task _last = Task.CompletedTask;

    public Task<TResult> RunAsync<TResult>(Func<Task<TResult>> next)
    {
        var result = RunAfterAsync(_last, next);
        _last = result;
        return result;
    }

    private static async Task<TResult> RunAfterAsync<TResult>(Task previous, Func<Task<TResult>> next)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return await next();
    }
}

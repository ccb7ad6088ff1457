using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Carries the results of asynchronous members into the field's context; free when they are already there.</summary>
internal static class AsyncResults
{
    internal static ValueTask FromTask<T>(IMiddlewareContext context, Task<T>? task, Func<T, object?>? format)
    {
        if (task is null)
        {
            context.Result = null;
            return default;
        }

        if (!task.IsCompletedSuccessfully)
        {
            return AwaitAsync(context, new ValueTask<T>(task), format);
        }

        T result = task.GetAwaiter().GetResult();
        context.Result = format is null ? result : format(result);
        return default;
    }

    internal static ValueTask FromValueTask<T>(IMiddlewareContext context, ValueTask<T> task, Func<T, object?>? format)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return AwaitAsync(context, task, format);
        }

        T result = task.GetAwaiter().GetResult();
        context.Result = format is null ? result : format(result);
        return default;
    }

    internal static async ValueTask FromStream<T>(IMiddlewareContext context, IAsyncEnumerable<T> stream, Func<T, object?>? format)
    {
        var items = new List<object?>();
        await foreach (T item in stream.WithCancellation(context.RequestAborted).ConfigureAwait(false))
        {
            items.Add(format is null ? item : format(item));
        }

        context.Result = items;
    }

    internal static async ValueTask<object?> ToObject<T>(Task<T> task) => await task.ConfigureAwait(false);

    internal static async ValueTask<object?> ValueTaskToObject<T>(ValueTask<T> task) => await task.ConfigureAwait(false);

    private static async ValueTask AwaitAsync<T>(IMiddlewareContext context, ValueTask<T> task, Func<T, object?>? format)
    {
        T result = await task.ConfigureAwait(false);
        context.Result = format is null ? result : format(result);
    }
}

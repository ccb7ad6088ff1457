namespace HotChocolate.Types;

/// <summary>Makes event streams of any type streams of objects.</summary>
internal static class EventStreams
{
    internal static IAsyncEnumerable<object?> Widen<T>(object stream) =>
        stream as IAsyncEnumerable<object?> ?? BoxAsync((IAsyncEnumerable<T>)stream);

    private static async IAsyncEnumerable<object?> BoxAsync<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (T item in stream.ConfigureAwait(false))
        {
            yield return item;
        }
    }
}

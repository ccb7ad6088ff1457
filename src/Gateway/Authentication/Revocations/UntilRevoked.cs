using System.Runtime.CompilerServices;
using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Authentication.Revocations;

public static class UntilRevoked
{
    /// <summary>The same events, for as long as the caller's token is not refused; for the sources of subscriptions. Whoever is anonymous has no session that could end.</summary>
    /// <exception cref="UnauthenticatedException">The session has ended.</exception>
    public static IAsyncEnumerable<T> UntilRevokedAsync<T>(this RevokedTokens tokens, Caller caller, Func<CancellationToken, IAsyncEnumerable<T>> source, CancellationToken cancellationToken) =>
        caller.IsAnonymous ? source(cancellationToken) : ReadAsync(tokens, caller, source, cancellationToken);

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        RevokedTokens tokens, Caller caller, Func<CancellationToken, IAsyncEnumerable<T>> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var watch = tokens.Observe(caller, () => TryCancel(end));
        await using var events = source(end.Token).GetAsyncEnumerator(end.Token);
        while (await MoveAsync(events, tokens, caller))
            yield return events.Current;
    }

    private static async ValueTask<bool> MoveAsync<T>(IAsyncEnumerator<T> events, RevokedTokens tokens, Caller caller)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (tokens.Refuse(caller))
        {
            throw new UnauthenticatedException("The session has ended.");
        }
    }

    private static void TryCancel(CancellationTokenSource end)
    {
        try
        {
            end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The stream was faster.
        }
    }
}

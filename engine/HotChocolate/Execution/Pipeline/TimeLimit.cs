namespace HotChocolate.Execution;

/// <summary>
/// The time-out of one request. Its clock starts when somebody first asks for the token: a request whose steps never wait for anything can not be given up
/// anyway, and most small ones are like that.
/// </summary>
internal sealed class TimeLimit(TimeLimitPool pool, CancellationToken client)
{
    private readonly Lock _sync = new();
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _link;

    /// <summary>Signals that the client is gone or the time is over.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (_sync)
            {
                if (_source is null)
                {
                    _source = pool.Rent();
                    _link = client.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
                }

                return _source.Token;
            }
        }
    }

    /// <summary>Whether the time is over and the client still there.</summary>
    public bool IsExceeded => _source is { IsCancellationRequested: true } && !client.IsCancellationRequested;

    /// <summary>Stops the clock. The token is not asked for after this.</summary>
    public void End()
    {
        if (_source is null)
            return;
        _link.Unregister();
        pool.Return(_source);
    }
}

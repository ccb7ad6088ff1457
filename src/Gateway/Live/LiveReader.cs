using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Live;

/// <summary>
/// One reader of a feed's events. There may be very many: while nothing comes it holds neither a buffer nor a task.
/// </summary>
internal sealed class LiveReader<T>(Caller caller) : IValueTaskSource where T : notnull
{
    /// <summary>How far a reader may lag behind.</summary>
    private const int Capacity = 512;

    private readonly Queue<T> _waiting = new();
    private ManualResetValueTaskSourceCore<bool> _arrival = new() { RunContinuationsAsynchronously = true };
    private Exception? _end;
    private bool _isAwaited;

    public Caller Caller { get; } = caller;

    public bool HasOverflowed { get; private set; }

    public void Add(T told)
    {
        lock (_waiting)
        {
            if (_end is not null)
                return;
            if (_waiting.Count < Capacity)
                _waiting.Enqueue(told);
            else
                (HasOverflowed, _end) = (true, new ResyncRequiredException());
            Wake();
        }
    }

    /// <summary>Ends the stream after what is already in it.</summary>
    public void End(Exception reason)
    {
        lock (_waiting)
        {
            _end ??= reason;
            Wake();
        }
    }

    /// <summary>The next event, where it is there already.</summary>
    /// <exception cref="Exception">There is none, and will be none, for the reason that was given.</exception>
    public bool TryRead([MaybeNullWhen(false)] out T told)
    {
        lock (_waiting)
        {
            if (_waiting.TryDequeue(out told))
                return true;
            // Rarely more than one event waits at a time: the room for many is given back.
            _waiting.TrimExcess();
            return _end is null ? false : throw _end;
        }
    }

    /// <summary>Ends when there is something to read. For one caller at a time.</summary>
    public ValueTask WaitAsync()
    {
        lock (_waiting)
        {
            if (_waiting.Count > 0 || _end is not null)
                return default;
            _arrival.Reset();
            _isAwaited = true;
            return new ValueTask(this, _arrival.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _arrival.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _arrival.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _arrival.OnCompleted(continuation, state, token, flags);

    private void Wake()
    {
        if (!_isAwaited)
            return;
        _isAwaited = false;
        _arrival.SetResult(true);
    }
}

using Nexus.Storage;

namespace Nexus.Grains.Hydration;

/// <summary>
/// State that a grain reads from storage when it is first needed: once for all callers that wait for it. What was not found or could not be read is asked
/// for again by the next caller. Used within the turns of one activation.
/// </summary>
/// <param name="load">Reads from storage; null where there is nothing.</param>
/// <param name="changed">Told of the state whenever it, or something in it, is another.</param>
/// <param name="losses">Of state that other grains tell of: after a loss it is read again by the next caller.</param>
internal sealed class Hydrated<TState>(Func<Task<TState?>> load, Action<TState?>? changed = null, SiloLosses? losses = null) where TState : class
{
    private const int Attempts = 5;
    private TState? _state;
    private Task<TState?>? _loading;
    private long _changes;
    private int _losses;

    /// <summary>What is in memory now, or null before the first load.</summary>
    public TState? Current => _state;

    public ValueTask<TState?> GetAsync() =>
        _state is not { } state ? new(_loading ??= LoadAsync())
        : losses is null || losses.Count == _losses ? new(state)
        : new(_loading ??= LoadAgainAsync());

    /// <summary>The next caller reads from storage, and so does, once more, a load that is under way.</summary>
    public void Forget()
    {
        _changes++;
        Become(null);
    }

    /// <summary>Puts state there that the grain itself has just made.</summary>
    public void Set(TState state)
    {
        _changes++;
        Become(state);
    }

    /// <summary>Applies a commit to the state in memory now, which may not be the one from before the commit; a load that began earlier does not know of it.</summary>
    public void Apply(Action<TState> change)
    {
        _changes++;
        if (_state is not { } state)
            return;
        change(state);
        changed?.Invoke(state);
    }

    /// <summary>Reads again after a change that this state does not have, while it goes on serving; false where it kept changing meanwhile.</summary>
    public async Task<bool> RefreshAsync()
    {
        // What is being read already may lack it as well.
        _changes++;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var changes = _changes;
            var fresh = await load();
            if (changes != _changes)
                continue;
            Become(fresh);
            return true;
        }

        return false;
    }

    private TState? Become(TState? state)
    {
        _state = state;
        changed?.Invoke(state);
        return state;
    }

    /// <summary>After a loss. While storage is away, or the state keeps changing, the old one goes on serving.</summary>
    private async Task<TState?> LoadAgainAsync()
    {
        // The caller has to store this task before it can end.
        await Task.Yield();
        try
        {
            var known = losses!.Count;
            if (await RefreshAsync())
                _losses = known;
        }
        catch (StorageUnavailableException) when (_state is not null)
        {
            // The next caller tries again.
        }
        finally
        {
            _loading = null;
        }

        return _state;
    }

    private async Task<TState?> LoadAsync()
    {
        // The caller has to store this task before it can end.
        await Task.Yield();
        try
        {
            while (true)
            {
                _losses = losses?.Count ?? 0;
                var changes = _changes;
                var loaded = await load();
                if (changes == _changes)
                    return Become(loaded);
                if (_state is { } made)
                    return made;
            }
        }
        finally
        {
            _loading = null;
        }
    }
}

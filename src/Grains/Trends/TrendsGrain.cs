using Nexus.Storage;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Trends;

/// <summary>Works when somebody asks: what has changed since is scored by one statement at most once a second, everything every five minutes.</summary>
internal sealed class TrendsGrain(ITrendReads trends, TimeProvider time) : Grain, ITrendsGrain
{
    /// <summary>More than are listed: others take the places of those that fall out.</summary>
    private const int Kept = 500;
    private const int MaxChanged = 1_000;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>What nobody tells: uses that have left the window, hashtag grains that could not tell.</summary>
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> _changed = [];
    private TrendScores? _scores;
    private DateTimeOffset _askedAt;
    private long _peopleChanges, _knownPeople;

    public async Task<IReadOnlyList<string>> ListAsync(int count)
    {
        var now = time.GetUtcNow();
        try
        {
            if (_scores is null || _peopleChanges != _knownPeople || now - _scores.ReadAt >= s_lifetime || _changed.Count > MaxChanged)
                await ReadAllAsync(now);
            else if (_changed.Count > 0 && now - _askedAt >= s_pause)
                await ReadChangedAsync(_scores, now);
        }
        catch (StorageUnavailableException) when (_scores is not null)
        {
            // The old list goes on serving.
            _askedAt = now;
        }

        return _scores!.Top(count);
    }

    public Task OnUseChangedAsync(string tag)
    {
        // While nobody has asked there is nothing to do: the first one reads everything.
        if (_scores is not null && _changed.Count <= MaxChanged)
            _changed.Add(tag);
        return Task.CompletedTask;
    }

    public Task OnPeopleChangedAsync()
    {
        _peopleChanges++;
        return Task.CompletedTask;
    }

    private async Task ReadAllAsync(DateTimeOffset now)
    {
        // What changes while it is read is read again.
        _knownPeople = _peopleChanges;
        var told = _changed.ToArray();
        var scores = await trends.ListScoresAsync(now, TrendScores.Window, TrendScores.HalfLife, tags: null, Kept, CancellationToken.None);
        _scores = new TrendScores(now, scores);
        Settle(told, now);
    }

    private async Task ReadChangedAsync(TrendScores scores, DateTimeOffset now)
    {
        var told = _changed.ToArray();
        scores.Replace(now, told, await trends.ListScoresAsync(now, TrendScores.Window, TrendScores.HalfLife, told, told.Length, CancellationToken.None));
        Settle(told, now);
    }

    // What was told while it was being read may not be in what was read.
    private void Settle(string[] told, DateTimeOffset now)
    {
        _askedAt = now;
        _changed.ExceptWith(told);
    }
}

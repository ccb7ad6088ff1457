using Microsoft.Extensions.Logging;
using Nexus.Grains.Live;

namespace Nexus.Grains.Posts;

/// <summary>
/// Tells the observers of one post that it has changed: at once, and again after a quarter of a second at the earliest, however often it changes. Used within the
/// grain's turns.
/// </summary>
internal sealed class PostChanges(IGrainBase grain, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Subscribers<IPostObserver, long> _subscribers = new(static (observer, version) => observer.OnPostChangedAsync(version), logger);
    // Of one activation only, but greater than those of earlier ones.
    private long _version = time.GetUtcNow().Ticks;
    private long? _toldAt;
    private IGrainTimer? _timer;

    /// <summary>Adds or renews an observer; the version where that is not the one it knows.</summary>
    public long? Subscribe(IPostObserver observer, long? known)
    {
        _subscribers.Add(observer);
        return known == _version ? null : _version;
    }

    public void Unsubscribe(IPostObserver observer) => _subscribers.Remove(observer);

    public void Note()
    {
        _version++;
        if (_subscribers.IsEmpty || _timer is not null)
            return;
        if (_toldAt is { } at && time.GetElapsedTime(at) is var since && since < Interval)
            _timer = grain.RegisterGrainTimer(
                static (self, _) => self.TellLaterAsync(), this, new GrainTimerCreationOptions(Interval - since, Timeout.InfiniteTimeSpan) { Interleave = true });
        else
            Tell();
    }

    private Task TellLaterAsync()
    {
        _timer?.Dispose();
        _timer = null;
        Tell();
        return Task.CompletedTask;
    }

    private void Tell()
    {
        _toldAt = time.GetTimestamp();
        _subscribers.Publish(_version);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nexus.Silo.Operators;

/// <summary>
/// Grain loads for an engine that does not count: looks at one call in sixteen, for ten seconds at a time. A call's time is that until it first waits.
/// </summary>
internal sealed class SampledGrainLoads(TimeProvider time) : IIncomingGrainCallFilter, IGrainLoads
{
    internal const int Every = 16;

    /// <summary>Further grains of a span are not looked at: what is busy has come before.</summary>
    private const int MostGrains = 10_000;
    private static readonly TimeSpan s_span = TimeSpan.FromSeconds(10);

    [ThreadStatic]
    private static int s_calls;

    private readonly Lock _changing = new();
    private volatile Span _current = new(time.GetTimestamp());
    private volatile Span? _last;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if ((++s_calls & (Every - 1)) != 0)
            return context.Invoke();
        var tally = Current().TallyOf(context);
        var start = Stopwatch.GetTimestamp();
        try
        {
            return context.Invoke();
        }
        finally
        {
            tally?.Add(Stopwatch.GetElapsedTime(start));
        }
    }

    public Task<BusiestGrains> BusiestAsync(int count, TimeSpan window, CancellationToken cancellation)
    {
        var current = Current();
        var (span, seconds) = _last is { } last ? (last, s_span.TotalSeconds) : (current, time.GetElapsedTime(current.Start).TotalSeconds);
        return Task.FromResult(new BusiestGrains(seconds, Sampled: true,
        [
            .. span.Tallies.Select(entry => entry.Value.ToLoad(entry.Key))
                .OrderByDescending(load => (load.Milliseconds, load.Turns)).Take(count),
        ]));
    }

    private Span Current()
    {
        var current = _current;
        return time.GetElapsedTime(current.Start) < s_span ? current : Next(current);
    }

    private Span Next(Span ended)
    {
        lock (_changing)
        {
            if (_current != ended)
                return _current;
            // Nothing has been called for a while: the span before the current one is too long ago to tell of.
            _last = time.GetElapsedTime(ended.Start) < 2 * s_span ? ended : null;
            return _current = new Span(time.GetTimestamp());
        }
    }

    private sealed class Span(long start)
    {
        public long Start => start;

        public ConcurrentDictionary<GrainId, Tally> Tallies { get; } = [];

        public Tally? TallyOf(IIncomingGrainCallContext context) => Tallies.TryGetValue(context.TargetId, out var known) ? known
            : Tallies.Count >= MostGrains ? null
            : Tallies.GetOrAdd(context.TargetId, static (_, grain) => new Tally(grain), context.Grain?.GetType());
    }

    private sealed class Tally(Type? grain)
    {
        private long _calls, _ticks;

        public void Add(TimeSpan kept)
        {
            Interlocked.Increment(ref _calls);
            Interlocked.Add(ref _ticks, kept.Ticks);
        }

        public GrainLoad ToLoad(GrainId id) => new(
            id.ToString(), $"{grain?.FullName},{grain?.Assembly.GetName().Name}", Every * Interlocked.Read(ref _calls),
            Every * TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalMilliseconds, Waiting: null, ActiveSince: null);
    }
}

namespace Orleans.Embedded;

/// <summary>Milliseconds that only go forward, by the injected time; cheap enough to be read on every call.</summary>
internal sealed class Clock(TimeProvider time)
{
    private readonly bool _isSystem = ReferenceEquals(time, TimeProvider.System);
    private readonly long _start = time.GetTimestamp();

    public TimeProvider Time => time;

    public long Now => _isSystem ? Environment.TickCount64 : (long)time.GetElapsedTime(_start).TotalMilliseconds;
}

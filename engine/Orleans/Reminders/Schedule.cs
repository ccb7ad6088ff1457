namespace Orleans.Embedded;

/// <summary>The times of a reminder's ticks, in UTC: the first, and then one every period for good. Ticks that were missed are not made up for, the rhythm stays.</summary>
internal readonly record struct Schedule(DateTime First, TimeSpan Period)
{
    /// <summary>The first tick after a time; the end of time where there is none.</summary>
    public DateTime NextAfter(DateTime time)
    {
        if (time < First)
            return First;
        var period = Math.Max(1, Period.Ticks);
        var next = First.Ticks + (((time - First).Ticks / period) + 1) * (Int128)period;
        return next > DateTime.MaxValue.Ticks ? DateTime.MaxValue : new DateTime((long)next, DateTimeKind.Utc);
    }
}

namespace Orleans.Embedded;

/// <summary>
/// Response time-outs without a timer per call: mailboxes that hold calls are looked through a few times a second,
/// and leave the list when a look finds them empty.
/// </summary>
internal sealed class DeadlineWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Clock _clock;
    private readonly Action<Turn> _expire;
    private readonly ITimer _timer;
    private List<Mailbox> _watched = [];
    private List<Mailbox> _spare = [];

    public DeadlineWatch(Clock clock, Action<Turn> expire)
    {
        _clock = clock;
        _expire = expire;
        _timer = clock.Time.CreateTimer(static state => ((DeadlineWatch)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Mailbox mailbox)
    {
        SchedulePoint.Reach("DeadlineWatch.Add", mailbox);
        lock (_lock)
            _watched.Add(mailbox);
    }

    public void Start() => _timer.Change(Period, Period);

    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Look()
    {
        SchedulePoint.Reach("DeadlineWatch.Look");
        // A look that is still under way does the work of the next one.
        var looking = Interlocked.Exchange(ref _spare!, null);
        if (looking is null)
            return;
        SchedulePoint.Reach("DeadlineWatch.Looking");
        lock (_lock)
            (_watched, looking) = (looking, _watched);
        var expired = new List<Turn>();
        foreach (var mailbox in looking)
        {
            if (mailbox.Expire(_clock.Now, expired))
                Add(mailbox);
        }

        looking.Clear();
        SchedulePoint.Reach("DeadlineWatch.Looked");
        _spare = looking;
        foreach (var turn in expired)
        {
            SchedulePoint.Reach("DeadlineWatch.Expire", turn);
            _expire(turn);
        }
    }
}

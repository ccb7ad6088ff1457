namespace Orleans.Embedded;

/// <summary>Which turns may run beside which.</summary>
internal sealed partial class Mailbox
{
    /// <summary>Lets turns in: the target is ready.</summary>
    public void OpenGate()
    {
        bool schedule;
        SchedulePoint.Reach("Mailbox.OpenGate", this);
        lock (this)
        {
            _open = true;
            schedule = AdmitWaiting();
        }

        if (schedule)
            WorkerThreads.Queue(this, preferLocal: true);
    }

    /// <summary>Lets no further turn start; those that come wait.</summary>
    public void CloseGate()
    {
        SchedulePoint.Reach("Mailbox.CloseGate", this);
        lock (this)
            _open = false;
    }

    /// <summary>Takes no more turns, and gives back those that never ran.</summary>
    public List<Turn> Close()
    {
        SchedulePoint.Reach("Mailbox.Close", this);
        lock (this)
        {
            _closed = true;
            _open = false;
            var left = _waiting ?? [];
            _waiting = null;
            for (var count = _work.Count; count > 0; count--)
            {
                var item = _work.Dequeue();
                if (item is Turn { Admitted: false } turn)
                    left.Add(turn);
                else
                    _work.Enqueue(item);
            }

            return left;
        }
    }

    /// <summary>Runs nothing any more, as if the process had died; gives back everything that was under way.</summary>
    public List<Turn> Freeze()
    {
        var left = Close();
        SchedulePoint.Reach("Mailbox.Freeze", this);
        lock (this)
        {
            _frozen = true;
            for (var turn = _running; turn is not null; turn = turn.NextRunning)
                left.Add(turn);
        }

        return left;
    }

    /// <summary>Claims the turns whose deadline has passed; false if there are none left to watch.</summary>
    public bool Expire(long now, List<Turn> expired)
    {
        SchedulePoint.Reach("Mailbox.Expire", this);
        lock (this)
        {
            var pending = false;
            for (var turn = _running; turn is not null; turn = turn.NextRunning)
                Judge(turn);
            foreach (var turn in _waiting ?? [])
                Judge(turn);
            for (var index = 0; index < _work.Count; index++)
            {
                if (_work[index] is Turn { Admitted: false } turn)
                    Judge(turn);
            }

            _waiting?.RemoveAll(static turn => turn.IsAnswered);
            return _watched = pending;

            void Judge(Turn turn)
            {
                if (turn.IsAnswered)
                    return;
                if (turn.Deadline > now)
                    pending |= turn.Deadline != Turn.NoDeadline;
                else if (turn.TryClaim())
                    expired.Add(turn);
            }
        }
    }

    /// <summary>From now on calls of this chain may come back in.</summary>
    public void EnterChain(Guid id)
    {
        SchedulePoint.Reach("Mailbox.EnterChain", this);
        lock (this)
        {
            _reentrantChains ??= [];
            _reentrantChains[id] = _reentrantChains.GetValueOrDefault(id) + 1;
        }
    }

    public void ExitChain(Guid id)
    {
        lock (this)
        {
            if (--System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(_reentrantChains!, id) == 0)
                _reentrantChains!.Remove(id);
        }
    }

    /// <summary>Describes what runs now, for the message of a time-out.</summary>
    public string? DescribeRunning()
    {
        lock (this)
            return _running?.Describe();
    }

    /// <summary>Who waits for what runs now.</summary>
    public CallTarget? RunningSender()
    {
        lock (this)
            return (_running as Invokable)?.Sender;
    }

    private bool AdmitByPredicate(Turn turn)
    {
        try
        {
            turn.Permitted ??= owner.Instance is not null && owner.MayInterleave(turn);
        }
        catch (Exception exception)
        {
            if (turn.TryClaim())
                turn.Fail(exception);
        }

        SchedulePoint.Reach("Mailbox.AdmitByPredicate", turn);
        lock (this)
            return _waiting is not null && _waiting.Remove(turn) && TryAdmit(turn);
    }

    /// <summary>Under the lock. A turn that may not run yet waits; one that is answered already is dropped.</summary>
    private bool TryAdmit(Turn turn)
    {
        if (turn.IsAnswered)
            return false;
        if (MayRun(turn))
        {
            Link(turn);
            return true;
        }

        (_waiting ??= []).Add(turn);
        return false;
    }

    /// <summary>Under the lock. In order of arrival; who may not run does not hold up who may. True if a thread must be asked for.</summary>
    private bool AdmitWaiting()
    {
        if (_waiting is not { Count: > 0 } waiting || !_open)
            return false;
        var schedule = false;
        var kept = 0;
        for (var index = 0; index < waiting.Count; index++)
        {
            var turn = waiting[index];
            if (turn.IsAnswered)
                continue;
            if (!MayRun(turn))
            {
                waiting[kept++] = turn;
                continue;
            }

            Link(turn);
            schedule |= Enqueue(turn);
        }

        waiting.RemoveRange(kept, waiting.Count - kept);
        return schedule;
    }

    private bool MayRun(Turn turn)
    {
        if (!_open)
            return false;
        if (_running is null || owner.IsReentrant || turn.Permitted == true || (turn.Options & TurnOptions.AlwaysInterleave) != 0 || IsOfReentrantChain(turn))
            return true;
        for (var other = _running; other is not null; other = other.NextRunning)
        {
            if ((other.Options & TurnOptions.AlwaysInterleave) == 0 && (other.Options & turn.Options & TurnOptions.ReadOnly) == 0)
                return false;
        }

        return true;
    }

    private bool IsOfReentrantChain(Turn turn) =>
        _reentrantChains is { Count: > 0 } chains && turn.Context is { } context && chains.ContainsKey(context.ReentrancyId);

    private void Link(Turn turn)
    {
        turn.Admitted = true;
        turn.PreviousRunning = null;
        turn.NextRunning = _running;
        if (_running is not null)
            _running.PreviousRunning = turn;
        _running = turn;
    }

    private void Unlink(Turn turn)
    {
        if (turn.PreviousRunning is null)
            _running = turn.NextRunning;
        else
            turn.PreviousRunning.NextRunning = turn.NextRunning;
        if (turn.NextRunning is not null)
            turn.NextRunning.PreviousRunning = turn.PreviousRunning;
        turn.NextRunning = turn.PreviousRunning = null;
    }
}

namespace Nexus.Schedules;

/// <summary>
/// One run of a program by one seed. Its threads run one at a time; at every point the chooser decides who goes on. Nothing but the seed decides: the same seed
/// is the same run, step by step.
/// </summary>
internal sealed class Schedule
{
    private const int MostSteps = 60_000;
    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<Work> _runnable = [];
    private readonly Stack<Strand> _idle = [];
    private readonly ManualResetEventSlim _over = new();
    private readonly StrandScheduler _scheduler;
    private readonly List<string>? _trace;
    private Task? _program;
    private int _works;
    private ulong _print = 14695981039346656037;
    private volatile bool _ended;

    /// <param name="traces">Whether to write down what happens, for people.</param>
    public Schedule(Chooser chooser, bool traces)
    {
        Chooser = chooser;
        Time = new VirtualTime(this);
        _scheduler = new StrandScheduler(this);
        _trace = traces ? [] : null;
    }

    /// <summary>The one under way.</summary>
    public static Schedule? Current { get; private set; }

    public Chooser Chooser { get; }

    public VirtualTime Time { get; }

    /// <summary>What the program runs in.</summary>
    public World? World { get; set; }

    public int Steps { get; private set; }

    /// <summary>The same for runs of the same steps.</summary>
    public ulong Print => _print;

    /// <summary>What went wrong first; null if nothing did.</summary>
    public string? Failure { get; private set; }

    public IReadOnlyList<string> Trace => _trace ?? [];

    /// <summary>Told of every step.</summary>
    public Action<string, object?>? Observer { get; set; }

    /// <summary>Runs the program until nothing is left to do.</summary>
    public void Run(Func<Task> program)
    {
        using (ExecutionContext.SuppressFlow())
            _program = Task.Factory.StartNew(program, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _scheduler).Unwrap();
        Current = this;
        Go(Next(null)!);
        for (var seen = -1; !_over.Wait(Patience) && Failure is null; seen = Steps)
        {
            if (seen == Steps)
                Fail("a thread neither went on nor reached a point: something blocks");
        }

        Failure ??= _program.Exception?.InnerException?.ToString();
        Current = null;
    }

    /// <summary>Whoever found it goes no further: what it would do then is of no use, and could end the process.</summary>
    public void Fail(string reason)
    {
        if (Failure is null)
        {
            Note($"FAILED: {reason}");
            Failure = reason;
            _ended = true;
            _over.Set();
        }

        Strand.Current?.AwaitBaton();
    }

    /// <summary>Something runs on a thread that nobody controls.</summary>
    public void Escaped(string step)
    {
        if (Current == this)
            Fail($"{step} was reached by a thread that is not of the schedule:{Environment.NewLine}{Environment.StackTrace}");
    }

    /// <summary>Writes a line of the trace.</summary>
    public void Note(string text) => _trace?.Add($"{Steps,5} {Time.Now.TotalMilliseconds,7} #{Strand.Current?.Work?.Number,-3} {text}");

    public void Queue(IThreadPoolWorkItem item) => Queue(item.Execute);

    public void Queue(Action action)
    {
        using (ExecutionContext.SuppressFlow())
            new Task(action, TaskCreationOptions.DenyChildAttach).Start(_scheduler);
    }

    public void Queue(Task task)
    {
        if (_ended)
            return;
        _runnable.Add(new Work(_works++, task, Chooser.NewPriority()));
    }

    public void Execute(Work work)
    {
        work.Began = Steps;
        _scheduler.Execute(work.Task);
    }

    /// <summary>The strand stands between two steps: it goes on now, or when the chooser comes back to it.</summary>
    public void Reach(Strand strand, string step, object? subject)
    {
        if (strand.Undivided > 0)
            return;
        if (_ended)
        {
            if (Failure is not null)
                strand.AwaitBaton();
            return;
        }

        var work = strand.Work!;
        Count(work.Number, step);
        if (_trace is not null)
            Note(subject is null ? step : $"{step} {Subjects.Of(subject)}");
        Observer?.Invoke(step, subject);
        if (_ended || Next(work) is not { } next || next == work)
            return;
        Go(next);
        strand.AwaitBaton();
    }

    /// <summary>False if the strand, which has new work otherwise, waits for the baton.</summary>
    public bool EndWork(Strand strand, Work work)
    {
        _runnable.Remove(work);
        if (_ended || Next(null) is not { } next)
        {
            End();
            return false;
        }

        if (next.Strand is null)
        {
            next.Strand = strand;
            strand.Work = next;
            return true;
        }

        _idle.Push(strand);
        Go(next);
        return false;
    }

    private void Count(int number, string step)
    {
        Steps++;
        _print = (_print ^ (uint)number) * 1099511628211;
        foreach (var character in step)
            _print = (_print ^ character) * 1099511628211;
        if (Steps > MostSteps)
            Fail("it goes on and on: somebody waits in a loop");
    }

    /// <summary>Null at the end.</summary>
    private Work? Next(Work? current)
    {
        while (_runnable.Count == 0)
        {
            if (_program!.IsCompleted)
                return null;
            if (!Time.Advance())
            {
                Fail("deadlock: nothing can run, and no timer is set");
                return null;
            }

            if (Time.Now > LongestTime)
                Fail("it never ends");
        }

        if (Chooser.LetsTimePass(Time.Now))
            Time.Advance();
        return Chooser.Next(_runnable, current);
    }

    private void Go(Work work)
    {
        if (work.Strand is null)
        {
            work.Strand = _idle.Count > 0 ? _idle.Pop() : new Strand(this);
            work.Strand.Work = work;
        }

        work.Strand.TakeBaton();
    }

    private void End()
    {
        _ended = true;
        _over.Set();
        foreach (var strand in _idle)
            strand.Quit();
        Strand.Current!.Quit();
    }
}

using System.Globalization;
using Orleans;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Nexus.Schedules;

internal enum LifeState
{
    Alive,
    Activating,
    Ending,
    Ended,
}

/// <summary>One instance of a grain, from its constructor to the end of its deactivation: what may happen to it, and what must not.</summary>
internal sealed class Life(World world, Activation activation, bool isFirst)
{
    private const int MostTicks = 3;
    private readonly List<Call?> _running = [];
    private readonly List<Call> _begun = [];
    private readonly List<Guid> _chains = [];
    private int _ticks;
    private bool _stands;

    public Activation Activation => activation;

    public LifeState State { get; private set; }

    public bool IsKilled => world.IsKilled(activation.Silo);

    public bool IsBusy => State is LifeState.Activating or LifeState.Ending || _running.Count > 0;

    /// <summary>Since when it does nothing.</summary>
    public TimeSpan IdleSince { get; private set; }

    public async Task<long> PlayAsync(long number, IGrainFactory grains, Actor grain)
    {
        var call = world.Plan.Calls[(int)number];
        Enter(call);
        try
        {
            if (++call.Executions > 1)
                world.Fail($"{call} ran twice");
            await new Player(world, grains, this, grain).PlayAsync(call.Body);
            StandInTurn();
            return call.Fails ? throw new PlannedFailure(number.ToString(CultureInfo.InvariantCulture)) : call.Answer;
        }
        finally
        {
            call.Finished = world.Time.Now;
            Exit(call);
        }
    }

    /// <summary>A place in a turn where anything else of the activation would be seen.</summary>
    public void StandInTurn()
    {
        if (_stands)
            world.Fail($"two threads run {this} at once");
        if (world.HasGone(activation.Silo, Strand.Current!.Work!))
            world.Fail($"{this} goes on although its silo has gone");
        _stands = true;
        SchedulePoint.Reach("Life.StandInTurn", this);
        _stands = false;
    }

    public async Task TakeAsync(long number)
    {
        Enter(null);
        world.Events.Taken(activation.Id, number);
        if (number % 2 == 0)
            await Task.Yield();
        StandInTurn();
        Exit(null);
    }

    public void StartTimer(IGrainBase grain, TimeSpan due, TimeSpan period)
    {
        IGrainTimer? timer = null;
        timer = grain.RegisterGrainTimer(
            async _ =>
            {
                Enter(null);
                await Task.Yield();
                StandInTurn();
                Exit(null);
                if (++_ticks >= MostTicks)
                    timer!.Dispose();
            },
            new GrainTimerCreationOptions(due, period));
    }

    public async Task ActivateAsync()
    {
        State = LifeState.Activating;
        await Task.Yield();
        StandInTurn();
        await Task.Delay(TimeSpan.FromMilliseconds(10), world.Time);
        if (world.NextActivationFails())
        {
            End();
            throw new PlannedActivationFailure($"{activation.Id}");
        }

        State = LifeState.Alive;
        IdleSince = world.Time.Now;
    }

    public async Task EndAsync(CancellationToken limit)
    {
        if (State != LifeState.Alive || _running.Count > 0)
            world.Fail($"{this} ends while it is {State} and {_running.Count} of its turns run");
        State = LifeState.Ending;
        using var registration = limit.Register(End);
        await Task.Yield();
        StandInTurn();
        End();
    }

    public void OpenChain(Guid id) => _chains.Add(id);

    public void CloseChain(Guid id) => _chains.Remove(id);

    public override string ToString() => $"{activation.Class.Type.Name}/{activation.Id.Key} on {activation.Silo.Name}";

    private void End()
    {
        State = LifeState.Ended;
        IdleSince = world.Time.Now;
    }

    /// <param name="call">Null for a tick and for an event.</param>
    private void Enter(Call? call)
    {
        world.Schedule.Note($"{this} begins {call?.ToString() ?? "a tick or event"}");
        if (State != LifeState.Alive)
            world.Fail($"{this} begins {call} while it is {State}");
        if (call is not null)
            call.CameBack = RequestContext.ReentrancyId is var chain && chain != Guid.Empty && _chains.Contains(chain);
        if (_running.Find(other => !MayRunBeside(call, other)) is { } beside || (_running.Contains(null) && !MayRunBeside(call, null)))
            world.Fail($"{this} begins {call?.ToString() ?? "a tick or event"} beside another turn");
        _running.Add(call);
        if (call is { Kind: CallKind.Run })
            CheckOrder(call);
        StandInTurn();
    }

    private void Exit(Call? call)
    {
        world.Schedule.Note($"{this} ends {call?.ToString() ?? "a tick or event"}");
        _running.Remove(call);
        IdleSince = world.Time.Now;
    }

    private bool MayRunBeside(Call? call, Call? other) =>
        activation.Class.IsReentrant
        || call is { Kind: CallKind.Interleave } || other is { Kind: CallKind.Interleave }
        || (call is { Kind: CallKind.Read } && other is { Kind: CallKind.Read })
        || (activation.Class.Type == typeof(PickyActor) && ((call is not null && PickyActor.Likes(call.Number)) || (other is not null && PickyActor.Likes(other.Number))))
        || call is { CameBack: true } || other is { CameBack: true };

    /// <summary>While a grain has had but one activation, what somebody sends first begins first; a class that picks its calls promises nothing.</summary>
    private void CheckOrder(Call call)
    {
        if (isFirst && world.LivesOf(activation.Id) == 1 && activation.Class is { StatelessWorker: null, MayInterleave: null }
            && _begun.Find(earlier => ReferenceEquals(earlier.Sender, call.Sender) && earlier.Place > call.Place) is { } overtaker)
            world.Fail($"{overtaker} overtook {call}");
        _begun.Add(call);
    }
}

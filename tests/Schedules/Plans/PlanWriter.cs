namespace Nexus.Schedules;

/// <summary>Writes a plan by a seed.</summary>
internal sealed class PlanWriter
{
    private const int MostCalls = 20;
    private const int Depth = 3;
    private const int MostChanges = 2;
    private static readonly string[] s_classes = [nameof(PlainActor), nameof(PlainActor), nameof(ReentrantActor), nameof(FragileActor), nameof(WorkerActor), nameof(PickyActor)];

    private readonly Random _random;
    private readonly List<Call> _calls = [];
    private readonly Target[] _targets;
    private int _changes;

    private PlanWriter(int seed)
    {
        _random = new Random(seed);
        _targets = new Target[_random.Next(1, 5)];
        for (var index = 0; index < _targets.Length; index++)
            _targets[index] = new Target(s_classes[_random.Next(s_classes.Length)], _random.Next(3));
    }

    public static Plan Write(int seed) => new PlanWriter(seed).Write();

    private Plan Write()
    {
        var clients = new List<IReadOnlyList<Step>>();
        for (var count = _random.Next(2, 5); count > 0; count--)
            clients.Add(WriteClient());
        return new Plan
        {
            Silos = _random.Next(1, 4),
            Clients = clients,
            Calls = _calls,
            FailingActivations = _random.Next(2) == 0 ? new HashSet<int> { _random.Next(3), _random.Next(3) } : new HashSet<int>(),
        };
    }

    private List<Step> WriteClient()
    {
        var steps = new List<Step>();
        for (var count = _random.Next(1, 5); count > 0; count--)
            steps.Add(_random.Next(10) == 0 ? WriteChange() : WriteStep(depth: 0));
        return steps;
    }

    private Step WriteChange() => _changes++ >= MostChanges ? new Pause() : _random.Next(3) switch
    {
        0 => new StopSilo(),
        1 => new KillSilo(),
        _ => new AddSilo(),
    };

    private Step WriteStep(int depth) => _random.Next(_calls.Count >= MostCalls || depth >= Depth ? 4 : depth == 0 ? 17 : 16) switch
    {
        0 => new Pause(),
        1 => new Rest(TimeSpan.FromMilliseconds(_random.Next(3) == 0 ? 500 * _random.Next(1, 7) : 20)),
        2 when depth > 0 => _random.Next(2) == 0 ? new Leave() : new StartTimer(TimeSpan.FromMilliseconds(20), _random.Next(2) == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(40)),
        2 or 3 => new Publish(_random.Next(2)),
        4 => new Say(WriteCall(CallKind.Tell, depth)),
        5 => new AskAndCancel(WriteCall(CallKind.Cancellable, depth), _random.Next(3)),
        6 when depth > 0 => new AskInChain(WriteCall(CallKind.Run, depth)),
        6 or 7 => WriteBoth(depth),
        8 => new Ask(WriteCall(CallKind.Read, depth)),
        9 => new Ask(WriteCall(CallKind.Interleave, depth)),
        16 => new Rest(TimeSpan.FromMilliseconds(500 * _random.Next(1, 7))),
        _ => new Ask(WriteCall(CallKind.Run, depth)),
    };

    private AskBoth WriteBoth(int depth)
    {
        var target = AnyTarget();
        return new AskBoth(WriteCall(CallKind.Run, depth, target), WriteCall(CallKind.Run, depth, target));
    }

    private Call WriteCall(CallKind kind, int depth, Target? target = null)
    {
        var body = new List<Step>();
        for (var count = _random.Next(0, 3 - (depth / 2)); count > 0; count--)
            body.Add(WriteStep(depth + 1));
        var call = new Call(_calls.Count, kind, target ?? AnyTarget(), body, fails: _random.Next(12) == 0);
        _calls.Add(call);
        return call;
    }

    private Target AnyTarget() => _targets[_random.Next(_targets.Length)];
}

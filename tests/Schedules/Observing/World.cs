using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Nexus.Schedules;

/// <summary>The cluster of one run, and what is known of it.</summary>
internal sealed class World
{
    public const string StreamNamespace = "plans";
    public const int WorkersPerSilo = 2;
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(3);
    private static readonly GrainManifest s_manifest = GrainManifest.OfApplication();

    private readonly Dictionary<Silo, int> _gone = [];
    private readonly Dictionary<Silo, TimeSpan> _killed = [];
    private readonly List<Silo> _active = [];
    private readonly GrainFactory _client;
    private int _activations;

    public World(Schedule schedule, Plan plan)
    {
        Schedule = schedule;
        Plan = plan;
        Verdicts = new Verdicts(this);
        Events = new Events(this);
        Cluster = new Cluster(schedule.Time, s_manifest) { IsWired = plan.Silos > 1, ClientResponseTimeout = (long)ResponseTimeout.TotalMilliseconds };
        _client = SiloServices.Client(Cluster);
        Streams = new MemoryStreamProvider(Cluster.Streams.GetOrAdd("plans", name => new StreamHub(name, Cluster, NullLogger.Instance, null)), _client.Router);
        schedule.Observer = Observe;
        schedule.World = this;
    }

    public static World Current => Strand.Current!.Schedule.World!;

    public Schedule Schedule { get; }

    public VirtualTime Time => Schedule.Time;

    public Plan Plan { get; }

    public Verdicts Verdicts { get; }

    public Events Events { get; }

    public Cluster Cluster { get; }

    public MemoryStreamProvider Streams { get; }

    public List<Life> Lives { get; } = [];

    public List<Silo> AllSilos { get; } = [];

    /// <summary>Calls may have been lost with a silo.</summary>
    public bool HasLostSilos => _killed.Count > 0;

    /// <summary>Soon there is no silo.</summary>
    public bool IsClosing { get; private set; }

    public static bool Matches(Life life, Target target) =>
        life.Activation.Class.Type.Name == target.Class && life.Activation.Id.GetIntegerKey() == target.Key;

    /// <summary>The whole program: silos start, clients play, silos stop.</summary>
    public async Task PlayAsync()
    {
        Cluster.Attach();
        for (var count = 0; count < Plan.Silos; count++)
            await AddSiloAsync();
        await Task.WhenAll(Plan.Clients.Select(steps => new Player(this, _client, null, null).PlayAsync([new Pause(), .. steps])));
        await SettleAsync();
        IsClosing = true;
        while (_active.Count > 0)
            await StopAsync(_active[0]);
        await Task.Delay(TimeSpan.FromSeconds(1), Time);
        Cluster.Detach();
    }

    public void Fail(string reason) => Schedule.Fail(reason);

    public Life Begin(IGrainContext context)
    {
        var activation = (Activation)context;
        var life = new Life(this, activation, LivesOf(activation.Id) == 0);
        Schedule.Note($"{life} begins");
        var beside = Lives.Count(other => other.Activation.Id == activation.Id && other.State != LifeState.Ended && !other.IsKilled
            && (activation.Class.StatelessWorker is null || other.Activation.Silo == activation.Silo));
        if (HasGone(activation.Silo, Strand.Current!.Work!))
            Fail($"{life} begins although its silo has gone");
        if (!life.IsKilled && beside >= (activation.Class.StatelessWorker is null ? 1 : WorkersPerSilo))
            Fail($"{life} begins beside {beside} others");
        Lives.Add(life);
        return life;
    }

    public int LivesOf(GrainId id) => Lives.Count(life => life.Activation.Id == id);

    public bool NextActivationFails() => Plan.FailingActivations.Contains(_activations++);

    public bool IsKilled(Silo silo) => _killed.ContainsKey(silo);

    public bool WasKilledBefore(Silo silo, TimeSpan time) => _killed.TryGetValue(silo, out var killed) && killed < time;

    /// <summary>Whether the silo had stopped, or been killed, before the work began.</summary>
    public bool HasGone(Silo silo, Work work) => _gone.TryGetValue(silo, out var step) && work.Began > step;

    public async Task AddSiloAsync()
    {
        var silo = SiloServices.Silo(Cluster, Time, $"silo{AllSilos.Count}");
        AllSilos.Add(silo);
        await silo.StartAsync(CancellationToken.None);
        _active.Add(silo);
    }

    public Task StopSiloAsync() => _active.Count > 1 ? StopAsync(_active[^1]) : Task.CompletedTask;

    public async Task KillSiloAsync()
    {
        if (_active.Count <= 1)
            return;
        var silo = _active[0];
        _active.RemoveAt(0);
        Schedule.Note($"{silo.Name} is killed");
        silo.Kill();
        _gone[silo] = Schedule.Steps;
        Schedule.Note($"{silo.Name} has been killed");
        await silo.StopAsync(CancellationToken.None);
    }

    private async Task StopAsync(Silo silo)
    {
        _active.Remove(silo);
        Schedule.Note($"{silo.Name} stops");
        await silo.StopAsync(CancellationToken.None);
        _gone[silo] = Schedule.Steps;
        Schedule.Note($"{silo.Name} has stopped");
    }

    /// <summary>Until nothing is under way any more that nobody waits for.</summary>
    private async Task SettleAsync()
    {
        for (var rested = TimeSpan.Zero; !IsAtRest; rested += TimeSpan.FromSeconds(1))
        {
            if (rested > LongestRest)
            {
                Fail("it does not come to rest: " + string.Join(", ", [.. Told.Where(static call => call.Executions == 0).Select(static call => $"{call} was lost"), Events.HaveArrived ? "" : "an event was lost"]));
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), Time);
        }
    }

    private IEnumerable<Call> Told => Plan.Calls.Where(static call => call is { Kind: CallKind.Tell, Sender: not null });

    /// <summary>What nobody waits for may be lost with a silo, and with an activation that failed.</summary>
    private bool IsAtRest => Lives.TrueForAll(static life => life.IsKilled || !life.IsBusy) && (Events.HaveArrived || HasLostSilos)
        && Told.All(call => call.Executions == 1 || HasLostSilos || (call.Target.Class == nameof(FragileActor) && _activations > 0 && Plan.FailingActivations.Count > 0));

    private void Observe(string step, object? subject)
    {
        if (step == "Silo.Killing")
            _killed.TryAdd((Silo)subject!, Time.Now);
    }
}

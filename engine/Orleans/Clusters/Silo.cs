using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One host of activations. A process has one, or several in tests.</summary>
internal sealed class Silo
{
    private static int s_count;

    private readonly Dictionary<GrainType, GrainClass> _classes = [];
    private readonly CallFilters? _filters, _filtersWithoutSpans;
    private IdleCollector? _collector;
    private PressureCollector? _pressure;

    public Silo(IServiceProvider services, Cluster cluster)
    {
        var number = Interlocked.Increment(ref s_count);
        Services = services;
        Cluster = cluster;
        Name = services.GetRequiredService<IOptions<SiloOptions>>().Value.SiloName ?? $"Silo_{number}";
        Address = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_111), number);
        Clock = new Clock(services.GetRequiredService<TimeProvider>());
        Deadlines = cluster.Deadlines;
        Collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        var messaging = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        ResponseTimeoutMilliseconds = (long)messaging.ResponseTimeout.TotalMilliseconds;
        MailboxLimit = messaging.MaxEnqueuedRequestsHardLimit is > 0 and var limit ? limit : int.MaxValue;
        TurnWarningMilliseconds = (long)services.GetRequiredService<IOptions<SchedulingOptions>>().Value.TurnWarningLengthThreshold.TotalMilliseconds;
        Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans.Runtime.Silo");
        GrainFactory = services.GetRequiredService<IGrainFactory>();
        Router = services.GetRequiredService<GrainFactory>().Router;
        Catalog = new Catalog(this);
        Instruments = new SiloInstruments(this);
        var filters = services.GetServices<IIncomingGrainCallFilter>().ToArray();
        _filters = CallFilters.Of(filters);
        _filtersWithoutSpans = CallFilters.Of(Array.FindAll(filters, static filter => filter is not ActivityPropagation));
        foreach (var (type, grainType) in cluster.Manifest.Classes)
            _classes[grainType] = new GrainClass(type, grainType, services, CollectionAgeOf(type));
    }

    public IServiceProvider Services { get; }

    public Cluster Cluster { get; }

    public string Name { get; }

    public SiloAddress Address { get; }

    public Clock Clock { get; }

    public DeadlineWatch Deadlines { get; }

    public GrainCollectionOptions Collection { get; }

    public long ResponseTimeoutMilliseconds { get; }

    public int MailboxLimit { get; }

    public long TurnWarningMilliseconds { get; }

    public ILogger Logger { get; }

    public IGrainFactory GrainFactory { get; }

    public CallRouter Router { get; }

    public Catalog Catalog { get; }

    public SiloInstruments Instruments { get; }

    public CallFilters? IncomingFilters => _filters is not null && ActivityPropagation.HasListeners ? _filters : _filtersWithoutSpans;

    public SiloLifecycle Lifecycle { get; } = new();

    public GrainClass GetClass(GrainType type) => _classes.TryGetValue(type, out var found) ? found
        : throw new ArgumentException($"There is no grain class for grain type {type}");

    public async Task StartAsync(CancellationToken cancellation)
    {
        CollectionCheck.Run(Collection);
        ContractCheck.Run(Cluster.Manifest);
        Cluster.Attach();
        foreach (var participant in Services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
            participant.Participate(Lifecycle);
        Lifecycle.Subscribe("Cluster", ServiceLifecycleStage.RuntimeGrainServices, Join, LeaveAsync);
        await Lifecycle.StartAsync(ServiceLifecycleStage.First, ServiceLifecycleStage.Last, cancellation);
        Log.SiloStarted(Logger, Name, _classes.Count);
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        try
        {
            await Lifecycle.StopAsync(ServiceLifecycleStage.Last, ServiceLifecycleStage.First, cancellation);
        }
        finally
        {
            Cluster.Record(this, SiloStatus.Dead);
            Cluster.Detach();
        }

        Log.SiloStopped(Logger, Name);
    }

    /// <summary>Ends as a process does that dies: no turn runs any more, and whoever waits for an answer learns that the silo is gone.</summary>
    public void Kill()
    {
        Cluster.Record(this, SiloStatus.Dead);
        Cluster.Leave(this);
        Catalog.Close();
        StopCollecting();
        SchedulePoint.Reach("Silo.Killing", this);
        foreach (var activation in Catalog.All.ToList())
        {
            SchedulePoint.Reach("Silo.Kill", activation);
            var left = activation.Mailbox.Freeze();
            Catalog.Remove(activation);
            Cluster.FailAll(left, turn => new SiloUnavailableException($"The silo {Name} of {turn.Target?.Id} is gone: whether {turn.Describe()} ran is unknown."));
        }
    }

    private Task Join(CancellationToken cancellation)
    {
        Cluster.Record(this, SiloStatus.Active);
        Cluster.Join(this);
        _collector = new IdleCollector(this);
        _pressure = Collection.EnableActivationSheddingOnMemoryPressure ? new PressureCollector(this) : null;
        return Task.CompletedTask;
    }

    private void StopCollecting()
    {
        _collector?.Dispose();
        _pressure?.Dispose();
    }

    /// <summary>New activations go elsewhere; those here end, within the time that their class of options and the host allow.</summary>
    private async Task LeaveAsync(CancellationToken cancellation)
    {
        Cluster.Record(this, SiloStatus.ShuttingDown);
        Cluster.Leave(this);
        Catalog.Close();
        StopCollecting();
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is shutting down.");
        using var limit = new CancellationTokenSource(Collection.DeactivationTimeout, Clock.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            SchedulePoint.Reach("Silo.Leaving", this);
            while (Catalog.All.ToList() is { Count: > 0 } activations)
            {
                foreach (var activation in activations)
                    activation.Lifecycle.RequestEnd(reason);
                await Task.WhenAll(activations.Select(static activation => activation.Lifecycle.Deactivated)).WaitAsync(both.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Log.SiloStoppedEarly(Logger, Name, Catalog.Count);
            Kill();
        }
    }

    private TimeSpan CollectionAgeOf(Type type) =>
        Collection.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var age) ? age
        : type.IsDefined(typeof(KeepAliveAttribute), inherit: true) ? TimeSpan.MaxValue
        : type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } attribute ? attribute.AgeLimit
        : Collection.CollectionAge;
}

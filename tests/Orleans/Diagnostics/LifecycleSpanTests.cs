using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans.Diagnostics;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>What happens to an activation, in the trace of the call that caused it.</summary>
public sealed class LifecycleSpanTests : IAsyncLifetime
{
    private readonly ActivitySource _source = new("Nexus.Orleans.Tests.Lifecycle");
    private readonly ConcurrentDictionary<ActivitySpanId, Activity> _started = [];
    private readonly ActivityListener _listener;
    private readonly string _key = Guid.NewGuid().ToString("N");
    private TestCluster _cluster = null!;

    public LifecycleSpanTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source == _source || source.Name is ActivitySources.LifecycleActivitySourceName or ActivitySources.ApplicationGrainActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = span => _started[span.SpanId] = span,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task Placement_registration_and_activation_are_below_the_first_call()
    {
        using (_source.StartActivity("test"))
            await Grain(_key).Calls();
        Assert.Equal(
            ["activate grain < ILifeGrain/Calls", "execute OnActivateAsync < activate grain", "place grain < ILifeGrain/Calls", "register directory entry < activate grain"],
            Spans("ctivat", "place", "register"));
        var activating = Span("activate grain");
        Assert.Equal(ActivityStatusCode.Unset, activating.Status);
        Assert.Equal(
            [$"orleans.grain.id=life/{_key}", "orleans.grain.type=life", $"orleans.silo.id={_cluster.Primary!.SiloAddress}", "orleans.activation.cause=new"],
            activating.TagObjects.Where(static tag => tag.Key != "orleans.activation.id").Select(static tag => $"{tag.Key}={tag.Value}"));
        Assert.Equal(
            [$"orleans.grain.id=life/{_key}", "orleans.grain.type=Nexus.Orleans.Tests.LifeGrain,Nexus.Orleans.Tests", $"orleans.silo.id={_cluster.Primary!.SiloAddress}"],
            Span("execute OnActivateAsync").TagObjects.Where(static tag => tag.Key != "orleans.activation.id").Select(static tag => $"{tag.Key}={tag.Value}"));
    }

    [Fact]
    public async Task Failure_marks_the_activation()
    {
        using (_source.StartActivity("test"))
            await Assert.ThrowsAsync<InvalidDataException>(Grain(_key + "fail").Calls);
        Assert.Equal(ActivityStatusCode.Error, Span("activate grain").Status);
        var executing = Span("execute OnActivateAsync");
        Assert.Equal(
            (ActivityStatusCode.Error, "System.IO.InvalidDataException", "Not today."),
            (executing.Status, executing.GetTagItem("exception.type"), executing.GetTagItem("exception.message")));
    }

    [Fact]
    public async Task Deactivation_is_below_the_call_that_asked_for_it()
    {
        await Grain(_key).Calls();
        using (_source.StartActivity("test"))
            await Grain(_key).Leave();
        await Gate.Reached(_key + ".gone");
        Assert.Equal(["deactivate grain < ILifeGrain/Leave", "execute OnDeactivateAsync < deactivate grain"], Spans("eactivate"));
        Assert.Equal("ApplicationRequested: DeactivateOnIdle was called.", Span("deactivate grain").GetTagItem("orleans.deactivation.reason")?.ToString());
    }

    public async Task InitializeAsync()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Traced>();
        builder.AddClientBuilderConfigurator<Traced>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _listener.Dispose();
        _source.Dispose();
    }

    private ILifeGrain Grain(string key) => _cluster.Client.GetGrain<ILifeGrain>(key);

    /// <summary>Of the test's trace.</summary>
    private IEnumerable<Activity> Trace()
    {
        var root = _started.Values.Single(span => span.Source == _source);
        return _started.Values.Where(span => span.TraceId == root.TraceId);
    }

    private Activity Span(string name) => Trace().Single(span => span.OperationName == name);

    private IEnumerable<string> Spans(params string[] names) => Trace()
        .Where(span => span.Source.Name == ActivitySources.LifecycleActivitySourceName && names.Any(name => span.OperationName.Contains(name, StringComparison.Ordinal)))
        .Select(span => $"{span.OperationName} < {_started.GetValueOrDefault(span.ParentSpanId)?.OperationName}")
        .Order(StringComparer.Ordinal);

    private sealed class Traced : ISiloConfigurator, IClientBuilderConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddActivityPropagation();

        public void Configure(Microsoft.Extensions.Configuration.IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.AddActivityPropagation();
    }
}

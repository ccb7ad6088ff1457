using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface ITracedGrain : IGrainWithStringKey
{
    Task Call();

    Task CallThrough(ITracedGrain other);

    Task Fail();

    /// <summary>The span that the grain runs in.</summary>
    Task<string?> Current();
}

public sealed class TracedGrain : Grain, ITracedGrain
{
    public Task Call() => Task.CompletedTask;

    public Task CallThrough(ITracedGrain other) => other.Call();

    public Task Fail() => throw new InvalidDataException("Inside.");

    public Task<string?> Current() => Task.FromResult(Activity.Current?.OperationName);
}

public sealed class ActivityTests(ActivityTests.Cluster cluster) : IClassFixture<ActivityTests.Cluster>
{
    private const string Interface = "Nexus.Orleans.Tests.ITracedGrain";
    private const string Source = global::Orleans.Diagnostics.ActivitySources.ApplicationGrainActivitySourceName;
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Calls_of_calls_are_one_trace_in_which_each_callee_is_below_its_caller()
    {
        using var trace = new Trace();
        await Caller.CallThrough(Grain);
        Assert.Equal(
            ["test", "test > ITracedGrain/CallThrough Client", "test > ITracedGrain/CallThrough Client > ITracedGrain/CallThrough Server",
                "test > ITracedGrain/CallThrough Client > ITracedGrain/CallThrough Server > ITracedGrain/Call Client",
                "test > ITracedGrain/CallThrough Client > ITracedGrain/CallThrough Server > ITracedGrain/Call Client > ITracedGrain/Call Server"],
            trace.End());
    }

    [Fact]
    public async Task Spans_of_both_sides_say_who_called_whom()
    {
        using var trace = new Trace();
        await Caller.CallThrough(Grain);
        trace.End();
        string[] tags = ["rpc.system.name=orleans", $"orleans.rpc.service={Interface}", $"rpc.method={Interface}/Call",
            $"orleans.rpc.target_id={Grain.GetGrainId()}", $"orleans.rpc.source_id={Caller.GetGrainId()}"];
        Assert.Equal(tags, trace.TagsOf("ITracedGrain/Call", ActivityKind.Client));
        Assert.Equal(tags, trace.TagsOf("ITracedGrain/Call", ActivityKind.Server));
    }

    [Fact]
    public async Task Failure_marks_the_spans_of_both_sides()
    {
        using var trace = new Trace();
        await Assert.ThrowsAsync<InvalidDataException>(Grain.Fail);
        trace.End();
        foreach (var kind in new[] { ActivityKind.Client, ActivityKind.Server })
        {
            Assert.Equal(ActivityStatusCode.Error, trace.Of("ITracedGrain/Fail", kind).Status);
            Assert.Equal(["exception.type=System.IO.InvalidDataException", "exception.message=Inside.", "exception.escaped=True"],
                trace.TagsOf("ITracedGrain/Fail", kind).Where(static tag => tag.StartsWith("exception", StringComparison.Ordinal) && !tag.StartsWith("exception.stacktrace", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Grain_runs_in_the_span_of_its_call()
    {
        using var trace = new Trace();
        Assert.Equal("ITracedGrain/Current", await Grain.Current());
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_span() => Assert.Null(await Grain.Current());

    private ITracedGrain Grain => cluster.Grains.GetGrain<ITracedGrain>(_key);

    private ITracedGrain Caller => cluster.Grains.GetGrain<ITracedGrain>($"{_key} caller");

    /// <summary>The spans below one of the test's own.</summary>
    private sealed class Trace : IDisposable
    {
        private readonly ActivitySource _source = new("Nexus.Orleans.Tests");
        private readonly ActivityListener _listener;
        private readonly ConcurrentBag<Activity> _spans = [];
        private readonly Activity _root;

        public Trace()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = static source => source.Name is Source or "Nexus.Orleans.Tests",
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _spans.Add,
            };
            ActivitySource.AddActivityListener(_listener);
            _root = _source.StartActivity("test")!;
        }

        /// <summary>Ends the test's own span; the paths from it to each of the trace.</summary>
        public IEnumerable<string> End()
        {
            _root.Dispose();
            return _spans.Where(span => span.TraceId == _root.TraceId).Select(PathOf).Order(StringComparer.Ordinal);
        }

        public Activity Of(string name, ActivityKind kind) =>
            Assert.Single(_spans, span => span.TraceId == _root.TraceId && span.OperationName == name && span.Kind == kind);

        public IEnumerable<string> TagsOf(string name, ActivityKind kind) => Of(name, kind).TagObjects.Select(static tag => $"{tag.Key}={tag.Value}");

        public void Dispose()
        {
            _root.Dispose();
            _listener.Dispose();
            _source.Dispose();
        }

        private string PathOf(Activity span) => span == _root ? span.OperationName
            : $"{PathOf(_spans.Single(other => other.SpanId == span.ParentSpanId))} > {span.OperationName} {span.Kind}";
    }

    public sealed class Cluster : IAsyncLifetime, ISiloConfigurator, IClientBuilderConfigurator
    {
        private TestCluster _cluster = null!;

        public IGrainFactory Grains => _cluster.Client;

        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddActivityPropagation();

        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.AddActivityPropagation();

        public async Task InitializeAsync()
        {
            var builder = new TestClusterBuilder(1);
            builder.AddSiloBuilderConfigurator<Cluster>();
            builder.AddClientBuilderConfigurator<Cluster>();
            _cluster = builder.Build();
            await _cluster.DeployAsync();
        }

        public async Task DisposeAsync() => await _cluster.DisposeAsync();
    }
}

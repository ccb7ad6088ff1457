using Microsoft.Extensions.Configuration;
using Orleans.Concurrency;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface IAskedGrain : IGrainWithStringKey
{
    Task<string> Ask(string text);

    /// <summary>Has this grain ask the other one.</summary>
    Task<string> AskThrough(IAskedGrain other, string text);

    Task<int> Count();

    [OneWay]
    Task Tell(string text);
}

public sealed class AskedGrain : Grain, IAskedGrain
{
    private int _asked;

    public Task<string> Ask(string text)
    {
        _asked++;
        Gate.Note(this.GetPrimaryKeyString(), $"asked {text}");
        if (text == "fail" || (text == "fail once" && _asked == 1))
            throw new InvalidDataException("Inside.");
        return Task.FromResult(text == "context" ? $"{RequestContext.Get("filter")}" : $"Heard {text}");
    }

    public async Task<string> AskThrough(IAskedGrain other, string text) => $"{await other.Ask(text)}, {RequestContext.Get("filter") ?? "nothing"} here";

    public Task<int> Count() => Task.FromResult(_asked);

    public Task Tell(string text)
    {
        Gate.Open($"{this.GetPrimaryKeyString()} {text}");
        return Task.CompletedTask;
    }
}

public sealed class OutgoingFilterTests(OutgoingFilterTests.Cluster cluster) : IClassFixture<OutgoingFilterTests.Cluster>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Silos_filters_surround_what_its_grains_call_in_their_order()
    {
        Assert.Equal("Heard Ann, nothing here", await Caller.AskThrough(Grain, "Ann"));
        Assert.Equal(["silo's first before Ask", "silo's second before Ask", "asked Ann", "silo's second after Ask", "silo's first after Ask"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Clients_filters_surround_what_the_client_calls_in_their_order()
    {
        Assert.Equal("Heard Ann", await Grain.Ask("Ann"));
        Assert.Equal(["client's first before Ask", "client's second before Ask", "asked Ann", "client's second after Ask", "client's first after Ask"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Filter_may_change_arguments_and_results() => Assert.Equal("Heard Bob!", await Grain.Ask("change Bob"));

    [Fact]
    public async Task Filter_may_answer_without_a_call()
    {
        Assert.Equal("Not at home", await Grain.Ask("answer"));
        Assert.Equal(0, await Grain.Count());
    }

    [Fact]
    public async Task Filter_may_keep_a_call_from_being_sent()
    {
        var failure = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Grain.Ask("refuse"));
        Assert.Equal("Not you.", failure.Message);
        Assert.Equal(0, await Grain.Count());
    }

    [Fact]
    public async Task Filter_sees_the_failure_of_the_call_and_may_replace_it()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => Grain.Ask("fail"));
        Assert.Equal("Instead of: Inside.", failure.Message);
    }

    [Fact]
    public async Task Filter_may_try_again()
    {
        Assert.Equal("Heard fail once", await Grain.Ask("fail once"));
        Assert.Equal(2, await Grain.Count());
    }

    [Fact]
    public async Task Filter_knows_the_call_its_caller_and_its_target()
    {
        await Caller.AskThrough(Grain, "describe");
        Assert.Equal([$"IAskedGrain.Ask by {Caller.GetGrainId()} in {Caller.GetGrainId()} to {Grain.GetGrainId()}, 1 argument"], Gate.Noted($"{_key} described"));
    }

    [Fact]
    public async Task What_a_filter_puts_into_the_request_context_reaches_the_callee_and_not_the_caller() =>
        Assert.Equal("set by silo's first, nothing here", await Caller.AskThrough(Grain, "context"));

    [Fact]
    public async Task Filters_surround_one_way_calls()
    {
        await Grain.Tell("news");
        await Gate.Reached($"{_key} news");
        Assert.Equal(["client's first before Tell", "client's second before Tell"], Gate.Noted(_key).Where(static note => note.Contains("before", StringComparison.Ordinal)));
    }

    private IAskedGrain Grain => cluster.Grains.GetGrain<IAskedGrain>(_key);

    private IAskedGrain Caller => cluster.Grains.GetGrain<IAskedGrain>($"{_key} caller");

    private sealed class SilosFirst() : Filter("silo's first");

    private abstract class Filter(string name) : IOutgoingGrainCallFilter
    {
        public async Task Invoke(IOutgoingGrainCallContext context)
        {
            if (context.Grain is not IAskedGrain || context.MethodName is nameof(IAskedGrain.AskThrough) or nameof(IAskedGrain.Count))
            {
                await context.Invoke();
                return;
            }

            var key = context.TargetId.Key.ToString()!;
            Gate.Note(key, $"{name} before {context.MethodName}");
            await InvokeAsync(context, (string)context.Request.GetArgument(0)!);
            Gate.Note(key, $"{name} after {context.MethodName}");
        }

        private Task InvokeAsync(IOutgoingGrainCallContext context, string text) => text switch
        {
            "answer" => Answer(context),
            "refuse" => throw new UnauthorizedAccessException("Not you."),
            "fail" => ReplaceFailureAsync(context),
            "fail once" => RetryAsync(context),
            "describe" => DescribeAsync(context),
            "context" => SetContextAsync(context),
            _ when text.StartsWith("change ", StringComparison.Ordinal) => ChangeAsync(context, text["change ".Length..]),
            _ => context.Invoke(),
        };

        private static Task Answer(IOutgoingGrainCallContext context)
        {
            context.Result = "Not at home";
            return Task.CompletedTask;
        }

        private static async Task ReplaceFailureAsync(IOutgoingGrainCallContext context)
        {
            try
            {
                await context.Invoke();
            }
            catch (InvalidDataException exception)
            {
                throw new ArgumentException($"Instead of: {exception.Message}");
            }
        }

        private static async Task RetryAsync(IOutgoingGrainCallContext context)
        {
            try
            {
                await context.Invoke();
            }
            catch (InvalidDataException)
            {
                await context.Invoke();
            }
        }

        private static async Task DescribeAsync(IOutgoingGrainCallContext context)
        {
            await context.Invoke();
            if (Gate.Noted($"{context.TargetId.Key} described").Length == 0)
                Gate.Note($"{context.TargetId.Key} described",
                    $"{context.InterfaceMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name} by {context.SourceId} in {context.SourceContext?.GrainId} to {context.TargetId}, {context.Request.GetArgumentCount()} argument");
        }

        private Task SetContextAsync(IOutgoingGrainCallContext context)
        {
            if (RequestContext.Get("filter") is null)
                RequestContext.Set("filter", $"set by {name}");
            return context.Invoke();
        }

        private static async Task ChangeAsync(IOutgoingGrainCallContext context, string other)
        {
            context.Request.SetArgument(0, other);
            await context.Invoke();
            context.Result += "!";
        }
    }

    private sealed class Instance(string name) : Filter(name);

    public sealed class Cluster : IAsyncLifetime, ISiloConfigurator, IClientBuilderConfigurator
    {
        private TestCluster _cluster = null!;

        public IGrainFactory Grains => _cluster.Client;

        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.AddOutgoingGrainCallFilter<SilosFirst>().AddOutgoingGrainCallFilter(new Instance("silo's second").Invoke);

        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) =>
            clientBuilder.AddOutgoingGrainCallFilter(new Instance("client's first")).AddOutgoingGrainCallFilter(new Instance("client's second").Invoke);

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

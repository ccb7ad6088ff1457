using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Greet(string name);

    Task Fail();

    /// <summary>Fails when it is called for the first time.</summary>
    Task<int> FailOnce();
}

/// <summary>Filters its own calls, inside the silo's filter.</summary>
public sealed class FilteredGrain : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    private int _calls;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        Gate.Note(this.GetPrimaryKeyString(), $"grain before {context.MethodName}");
        await context.Invoke();
        Gate.Note(this.GetPrimaryKeyString(), $"grain after {context.MethodName}");
    }

    public Task<int> FailOnce() => ++_calls == 1 ? Task.FromException<int>(new TimeZoneNotFoundException("Once.")) : Task.FromResult(_calls);

    public Task<string> Greet(string name)
    {
        Gate.Note(this.GetPrimaryKeyString(), $"greet {name}");
        return Task.FromResult($"Hello {name}");
    }

    public Task Fail() => Task.FromException(new InvalidDataException("Inside."));
}

public sealed class FilterTests(SiloWith<FilterTests.Filters> silo) : IClassFixture<SiloWith<FilterTests.Filters>>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Silos_filter_surrounds_the_grains_own()
    {
        await Grain.Greet("Ann");
        Assert.Equal(["silo before Greet", "grain before Greet", "greet Ann", "grain after Greet", "silo after Greet"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Filter_may_change_arguments_and_results()
    {
        Assert.Equal("Hello Bob!", await Grain.Greet("change Bob"));
    }

    [Fact]
    public async Task Filter_may_keep_a_call_from_running()
    {
        var failure = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Grain.Greet("refuse"));
        Assert.Equal("Not you.", failure.Message);
        Assert.Equal(["silo before Greet"], Gate.Noted(_key));
    }

    [Fact]
    public async Task Filter_sees_the_failure_of_the_grain_and_may_replace_it()
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(Grain.Fail);
        Assert.Equal("Instead of: Inside.", failure.Message);
    }

    [Fact]
    public async Task Filter_may_try_again() => Assert.Equal(2, await Grain.FailOnce());

    private IFilteredGrain Grain => silo.Grains.GetGrain<IFilteredGrain>(_key);

    private sealed class SiloFilter : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Grain is not FilteredGrain)
            {
                await context.Invoke();
                return;
            }

            var key = context.TargetId.Key.ToString()!;
            Gate.Note(key, $"silo before {context.MethodName}");
            await InvokeAsync(context);
            Gate.Note(key, $"silo after {context.MethodName}");
        }

        private static async Task InvokeAsync(IIncomingGrainCallContext context)
        {
            var name = context.Request.GetArgumentCount() > 0 ? (string?)context.Request.GetArgument(0) : null;
            if (name == "refuse")
                throw new UnauthorizedAccessException("Not you.");
            if (name?.StartsWith("change ", StringComparison.Ordinal) == true)
                context.Request.SetArgument(0, name["change ".Length..]);
            try
            {
                await context.Invoke();
            }
            catch (TimeZoneNotFoundException)
            {
                await context.Invoke();
            }
            catch (InvalidDataException exception)
            {
                throw new ArgumentException($"Instead of: {exception.Message}");
            }

            if (name?.StartsWith("change ", StringComparison.Ordinal) == true)
                context.Result += "!";
        }
    }

    public sealed class Filters : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddIncomingGrainCallFilter<SiloFilter>();
    }
}

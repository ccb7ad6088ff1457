using Orleans.Serialization;

namespace Nexus.Orleans.Tests;

/// <summary>How a failure of a grain looks to a caller elsewhere.</summary>
[Collection(TwoSilos.Name)]
public sealed class ExceptionTests(TwoSilosFixture fixture)
{
    [Fact]
    public async Task Known_type_keeps_message_members_data_inner_exception_and_remote_stack()
    {
        var failure = await Assert.ThrowsAsync<NumberedException>(() => fixture.NewGrain().Fail("numbered"));
        Assert.Equal(("the outer one", 7, "value"), (failure.Message, failure.Number, failure.Data["key"]));
        Assert.Contains(nameof(WireGrain), failure.StackTrace, StringComparison.Ordinal);
        var inner = Assert.IsType<ArgumentException>(failure.InnerException);
        Assert.Equal("the inner one", inner.Message);
        Assert.Contains(nameof(WireGrain), inner.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_inner_exceptions_arrive()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => fixture.NewGrain().Fail("several"));
        Assert.Equal("several (the inner one) (late)", failure.Message);
        Assert.Equal([typeof(ArgumentException), typeof(TimeoutException)], failure.InnerExceptions.Select(static inner => inner.GetType()));
    }

    [Theory, InlineData("unmarked"), InlineData("hidden")]
    public async Task Type_that_nothing_serialises_is_refused_in_place_of_the_failure(string kind) =>
        await Assert.ThrowsAsync<CodecNotFoundException>(() => fixture.NewGrain().Fail(kind));

    [Fact]
    public async Task Failure_passes_from_silo_to_silo()
    {
        var (here, there) = await fixture.NewPairAsync();
        Assert.Equal("NumberedException: the outer one", await here.CallFailing(there.GetPrimaryKeyLong(), "numbered"));
    }
}

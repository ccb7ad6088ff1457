using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Limits;
using Nexus.Grains.Errors;
using Nexus.Storage;

namespace Nexus.Gateway.Tests.Errors;

/// <summary>Whatever goes wrong, a client sees one of eleven codes and a text that gives nothing away.</summary>
public sealed class ErrorMappingTests
{
    private static readonly ErrorMapping Mapping = new(NullLogger<ErrorMapping>.Instance, new CorrelationIds(new HttpContextAccessor()), Options.Create(new GatewayLimits()), new HttpContextAccessor());

    public static TheoryData<Exception, string> Failures => new()
    {
        { new UnauthenticatedException(), "UNAUTHENTICATED: Sign in first." },
        { new ForbiddenException("Not yours."), "FORBIDDEN: Not yours." },
        { new NotFoundException("There is no such post."), "NOT_FOUND: There is no such post." },
        { new ConflictException("email", "Taken."), "CONFLICT: Taken." },
        { new InvalidCredentialsException("No."), "INVALID_CREDENTIALS: No." },
        { new ResyncRequiredException(), "RESYNC_REQUIRED: What came since can not be replayed. Query afresh and subscribe again." },
        { new StorageUnavailableException(), "UNAVAILABLE: Nexus can not reach its storage now. Nothing is lost that was acknowledged; try again." },
        { new TimeoutException("secret host"), "UNAVAILABLE: Nexus can not reach its storage now. Nothing is lost that was acknowledged; try again." },
        { new InvalidOperationException("secret detail"), "INTERNAL: An unexpected error occurred." },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Exception_becomes_a_code_and_a_safe_text(Exception exception, string expected)
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("Unexpected Execution Error").SetException(exception).Build());
        Assert.Equal(expected, $"{error.Code}: {error.Message}");
    }

    [Fact]
    public void Refused_input_names_its_field()
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("x").SetException(new ValidationException("first", "Too many.")).Build());
        Assert.Equal(("VALIDATION", "Too many.", "first"), (error.Code, error.Message, error.Extensions!["field"]));
    }

    [Fact]
    public void Rate_limit_says_when_to_come_back_in_seconds()
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("x").SetException(new RateLimitedException(TimeSpan.FromSeconds(90.2), "Slow down.")).Build());
        Assert.Equal(("RATE_LIMITED", "Slow down.", 91), (error.Code, error.Message, error.Extensions!["retryAfter"]));
    }

    [Fact]
    public void Engines_own_code_becomes_the_reason_of_a_validation_error()
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("Too large.").SetCode("HC0051").Build());
        Assert.Equal(("VALIDATION", "Too large.", "HC0051"), (error.Code, error.Message, error.Extensions!["reason"]));
    }

    [Theory]
    [InlineData("HC0045", "UNAVAILABLE")]
    [InlineData("HC0020", "PERSISTED_QUERY_NOT_FOUND")]
    [InlineData("HC0067", "FORBIDDEN")]
    [InlineData("HC0046", "VALIDATION")]
    public void Engines_code_is_mapped_and_kept(string reason, string code)
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("As the engine says.").SetCode(reason).Build());
        Assert.Equal((code, reason), (error.Code, error.Extensions!["reason"]));
    }

    [Theory]
    [InlineData("Document contains more than 19 tokens. Parsing aborted.", "TOKENS", 19)]
    [InlineData("The document has more than 20 syntax nodes, which is the limit.", "NODES", 20)]
    [InlineData("The GraphQL request document contains more than 5 fields. Parsing aborted.", "FIELDS", 5)]
    [InlineData("The document nests deeper than 200 levels, which is the limit.", "DEPTH", 200)]
    public void Parsers_limit_is_named(string message, string limit, long maximum)
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage(message).SetCode("HC0011").Build());
        Assert.Equal(("VALIDATION", limit, maximum), (error.Code, error.Extensions!["limit"], error.Extensions!["maximum"]));
    }

    [Fact]
    public void Clients_own_words_name_no_limit()
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("The value `more than 3 fields` is no Int.").Build());
        Assert.False(error.Extensions!.ContainsKey("limit"));
    }

    [Fact]
    public void Fault_has_an_id_to_find_it_by()
    {
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("x").SetException(new InvalidOperationException("secret")).Build());
        Assert.Matches("^[0-9a-f]{32}$", (string)error.Extensions!["correlationId"]!);
    }

    [Fact]
    public void Error_inside_an_engines_exception_keeps_its_code()
    {
        var inner = ErrorBuilder.New().SetMessage("Query afresh.").SetCode("RESYNC_REQUIRED").Build();
        var error = Mapping.OnError(ErrorBuilder.New().SetMessage("Unexpected").SetException(new GraphQLException(inner)).Build());
        Assert.Equal(("RESYNC_REQUIRED", "Query afresh."), (error.Code, error.Message));
    }
}

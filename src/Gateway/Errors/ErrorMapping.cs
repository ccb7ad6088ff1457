using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using HotChocolate.Execution;
using Microsoft.Extensions.Options;
using Nexus.Gateway.Hosting;
using Nexus.Gateway.Limits;
using Nexus.Grains.Errors;

namespace Nexus.Gateway.Errors;

/// <summary>
/// The one place where an error gets the code and the text that clients see. What is not known here is a fault: masked, logged, and to be
/// found by its correlation id. An engine's own code is kept as <c>extensions.reason</c>.
/// </summary>
internal sealed partial class ErrorMapping(ILogger<ErrorMapping> logger, CorrelationIds correlations, IOptions<GatewayLimits> limits, IHttpContextAccessor http) : IErrorFilter
{
    private const string UnavailableText = "Nexus can not reach its storage now. Nothing is lost that was acknowledged; try again.";
    private const string InternalText = "An unexpected error occurred.";

    /// <summary>The engine's codes that are no fault of the request: a time-out, and a null where the schema promises a value.</summary>
    private const string TimeoutReason = "HC0045";
    private const string NonNullReason = "HC0018";

    private const string NotPersistedReason = "HC0020";
    private const string OnlyPersistedReason = "HC0067";

    /// <summary>Syntax, request, coercion, resolver and paging errors.</summary>
    public IError OnError(IError error) =>
        ErrorCodeNames.IsWireName(error.Code) ? error
        : Unwrap(error.Exception) is { } exception ? FromException(error, exception)
        : FromEngine(error);

    /// <summary>Validation errors do not pass through error filters: their whole result is rewritten.</summary>
    public IExecutionResult? Rewrite(IExecutionResult? result)
    {
        if (result is OperationResult { Errors.Count: > 0 } operation && !operation.Errors.TrueForAll(error => ErrorCodeNames.IsWireName(error.Code)))
            operation.Errors = operation.Errors.ConvertAll(OnError);
        return result;
    }

    private IError FromException(IError error, Exception exception)
    {
        switch (exception)
        {
            case GraphQLException { Errors: [var inner, ..] }:
                return OnError(error.Path is { } path ? inner.WithPath(path) : inner);
            case DomainException domain:
                return Describe(error, domain);
            case DbException or TimeoutException or OrleansException:
                logger.Unavailable(PathOf(error), exception.Message);
                return Start(error, ErrorCode.Unavailable, UnavailableText).Build();
            case OperationCanceledException:
                return Start(error, ErrorCode.Unavailable, "The request took too long or was given up.").Build();
            default:
                if (IsRequestFault(exception))
                    return FromEngine(error);
                var correlation = correlations.Current();
                logger.UnexpectedFault(correlation, PathOf(error), exception);
                return Masked(error, correlation);
        }
    }

    private IError Describe(IError error, DomainException exception)
    {
        var builder = Start(error, exception.Code, exception.Message);
        if (exception is ValidationException validation)
            builder.SetExtension("field", validation.Field);
        if (exception is RateLimitedException limited)
            Delay(builder, RetryAfter.SecondsOf(limited.RetryAfter));
        return builder.Build();
    }

    private void Delay(ErrorBuilder builder, int seconds)
    {
        builder.SetExtension(RetryAfter.Extension, seconds);
        http.HttpContext.SetRetryAfter(seconds);
    }

    private IError FromEngine(IError error)
    {
        switch (error.Code)
        {
            case TimeoutReason:
                return Reasoned(Start(error, ErrorCode.Unavailable, "The request took too long or was given up."), error)
                    .Exceeds(Limit.ExecutionTime, (long)limits.Value.ExecutionTimeout.TotalMilliseconds).Build();
            case NotPersistedReason:
                return Reasoned(Start(error, ErrorCode.PersistedQueryNotFound, "PersistedQueryNotFound"), error).Build();
            case OnlyPersistedReason:
                return Reasoned(Start(error, ErrorCode.Forbidden, "Only trusted operations are allowed."), error).Build();
            case NonNullReason when error.Path is not null:
                var correlation = correlations.Current();
                logger.EngineFault(correlation, PathOf(error), error.Message);
                return Masked(error, correlation);
            default:
                var refused = Reasoned(Start(error, ErrorCode.Validation, error.Message), error);
                return (FindLimit(error) is { } limit ? refused.Exceeds(limit.Kind, limit.Maximum, limit.Actual) : refused).Build();
        }
    }

    private static ErrorBuilder Reasoned(ErrorBuilder builder, IError error) =>
        error.Code is { } reason ? builder.SetExtension("reason", reason) : builder;

    /// <summary>The limits that the engine keeps: the depth rule says so in its extensions, the parser only in its text.</summary>
    private static (Limit Kind, long Maximum, long? Actual)? FindLimit(IError error)
    {
        if (error.Extensions?.GetValueOrDefault("allowedExecutionDepth") is int allowed)
            return (Limit.Depth, allowed, error.Extensions.GetValueOrDefault("detectedExecutionDepth") as int?);
        if (ParserLimit().Match(error.Message) is not { Success: true } match)
            return null;
        var limit = match.Groups[2].Value == "levels" ? Limit.Depth : Enum.Parse<Limit>(match.Groups[2].ValueSpan, ignoreCase: true);
        return (limit, long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), null);
    }

    [GeneratedRegex(@"^[^`'""]* (?:more|deeper) than (\d+) (?:syntax )?(tokens|nodes|fields|levels)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ParserLimit();

    private static IError Masked(IError error, string correlation) =>
        Start(error, ErrorCode.Internal, InternalText).SetExtension("correlationId", correlation).Build();

    private static ErrorBuilder Start(IError error, ErrorCode code, string message)
    {
        var builder = ErrorBuilder.New().SetMessage(message).SetCode(code.ToWireName());
        if (error.Path is { } path)
            builder.SetPath(path);
        foreach (var location in error.Locations ?? [])
            builder.AddLocation(location);
        return builder;
    }

    private static Exception? Unwrap(Exception? exception) =>
        exception is AggregateException { InnerExceptions: [var single] } ? Unwrap(single) : exception;

    // A request whose JSON can not be read surfaces as an exception of the engine's language or transport.
    private static bool IsRequestFault(Exception exception) =>
        exception is System.Text.Json.JsonException
        || exception.GetType().Namespace is "HotChocolate.Language"
        || (exception is ArgumentException && exception.Source?.StartsWith("HotChocolate.Language", StringComparison.Ordinal) == true);

    private static string PathOf(IError error) => error.Path?.ToString() ?? "(request)";
}

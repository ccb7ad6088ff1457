using System.Net;
using HotChocolate.Execution;
using Microsoft.Extensions.Options;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Costs;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Limits;
using RequestContext = HotChocolate.Execution.RequestContext;

namespace Nexus.Gateway.Rates;

/// <summary>Takes what an operation costs from its caller's budget before it is executed: of a person, or of an address where nobody is signed in.</summary>
internal sealed class OperationRates(IOptions<RateOptions> options, TimeProvider time)
{
    /// <summary>Where the address of a socket's client is found among a request's state; HTTP requests have theirs.</summary>
    public const string AddressKey = "nexus.address";

    private readonly Budgets _people = new(options.Value.PointsPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly Budgets _addresses = new(options.Value.AnonymousPointsPerMinute, TimeSpan.FromMinutes(1), time);

    /// <summary>Takes it, and leaves the <see cref="Charge"/> to the resolver of <c>rateLimit</c>; an answer where there is not enough left.</summary>
    public OperationResult? Charge(RequestContext request, OperationCost cost)
    {
        var points = (int)Math.Clamp(cost.WholeField, 1, int.MaxValue);
        var state = request.Request.ContextData;
        var charge = state?.GetValueOrDefault(Caller.StateKey) is Caller { IsAnonymous: false } caller
            ? _people.Take(BudgetKey.Of(caller.User), points)
            : _addresses.Take(BudgetKey.Of(FindAddress(state)), points);
        if (!charge.Granted)
            return Refuse(charge, HttpContextOf(state));
        request.ContextData[Rates.Charge.StateKey] = charge;
        return null;
    }

    private OperationResult Refuse(Charge charge, HttpContext? http)
    {
        var wait = RetryAfter.SecondsOf(charge.ResetAt - time.GetUtcNow());
        var result = OperationResult.FromError(ErrorBuilder.New()
            .SetMessage($"The operation costs {charge.Cost} points and {charge.Remaining} are left until {charge.ResetAt:O}.")
            .Exceeds(Limit.PointsPerMinute, charge.Limit, charge.Cost)
            .SetExtension(RetryAfter.Extension, wait)
            .Build());
        result.ContextData = result.ContextData.SetItem(ExecutionContextData.HttpStatusCode, StatusCodes.Status429TooManyRequests);
        http.SetRetryAfter(wait);
        return result;
    }

    private static IPAddress? FindAddress(IReadOnlyDictionary<string, object?>? state) =>
        state?.GetValueOrDefault(AddressKey) as IPAddress ?? HttpContextOf(state)?.Connection.RemoteIpAddress;

    private static HttpContext? HttpContextOf(IReadOnlyDictionary<string, object?>? state) => state?.GetValueOrDefault(nameof(HttpContext)) as HttpContext;
}

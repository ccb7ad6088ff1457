using HotChocolate.Execution;
using Nexus.Gateway.Errors;
using RequestDelegate = HotChocolate.Execution.RequestDelegate;

namespace Nexus.Gateway.Limits;

/// <summary>The outermost step of every operation: refuses it while too many run, and gives its errors the codes that clients see.</summary>
internal sealed class OperationGate(GatewayLimits limits, ErrorMapping errors)
{
    public const string Key = "Nexus.OperationGate";

    private readonly int _most = limits.MaxConcurrentOperations;
    private int _running;

    public RequestDelegate Around(RequestDelegate next) => async request =>
    {
        try
        {
            if (Interlocked.Increment(ref _running) > _most)
            {
                request.Result = Refuse();
                return;
            }

            await next(request);
            request.Result = errors.Rewrite(request.Result);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    };

    // Proxies understand the status: they try another process.
    private OperationResult Refuse()
    {
        var result = OperationResult.FromError(
            LimitErrors.Create(Limit.ConcurrentOperations, _most, null, "Too many operations are running. Try again."));
        result.ContextData = result.ContextData.SetItem(ExecutionContextData.HttpStatusCode, StatusCodes.Status503ServiceUnavailable);
        return result;
    }
}

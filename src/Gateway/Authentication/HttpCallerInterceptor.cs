using HotChocolate.AspNetCore;
using HotChocolate.Execution;

namespace Nexus.Gateway.Authentication;

/// <summary>Tells resolvers who sends an operation over HTTP.</summary>
internal sealed class HttpCallerInterceptor : DefaultHttpRequestInterceptor
{
    public override ValueTask OnCreateAsync(
        HttpContext context, IRequestExecutor requestExecutor, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken)
    {
        requestBuilder.SetGlobalState(Caller.StateKey, context.Features.Get<Caller>() ?? Caller.Anonymous);
        return base.OnCreateAsync(context, requestExecutor, requestBuilder, cancellationToken);
    }
}

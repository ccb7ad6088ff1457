using System.Security.Claims;
using HotChocolate.AspNetCore.Http;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace HotChocolate.AspNetCore;

/// <summary>Sees each HTTP request before it is executed. Does not see operations over WebSocket.</summary>
public interface IHttpRequestInterceptor
{
    /// <summary>Completes the request; a <see cref="GraphQLException"/> becomes the answer.</summary>
    ValueTask OnCreateAsync(
        HttpContext context,
        IRequestExecutor requestExecutor,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken);
}

/// <summary>Gives the request its services, its user and its <see cref="HttpContext"/>.</summary>
public class DefaultHttpRequestInterceptor : IHttpRequestInterceptor
{
    public virtual ValueTask OnCreateAsync(
        HttpContext context,
        IRequestExecutor requestExecutor,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requestBuilder);
        requestBuilder
            .TrySetServices(new LazyRequestServices(context))
            .TryAddGlobalState(nameof(HttpContext), context)
            // Asked for one that it does not have, the context would make several objects.
            .TryAddGlobalState(nameof(ClaimsPrincipal), context.Features.Get<IHttpAuthenticationFeature>()?.User ?? new ClaimsPrincipal());
        return default;
    }
}

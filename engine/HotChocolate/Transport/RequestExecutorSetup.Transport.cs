using HotChocolate.AspNetCore;

namespace HotChocolate.Execution.Configuration;

/// <summary>The part of the setup that concerns transports.</summary>
public sealed partial class RequestExecutorSetup
{
    internal Func<IServiceProvider, IHttpRequestInterceptor> HttpRequestInterceptor { get; set; } =
        static _ => new DefaultHttpRequestInterceptor();

    internal Func<IServiceProvider, ISocketSessionInterceptor> SocketSessionInterceptor { get; set; } =
        static _ => new DefaultSocketSessionInterceptor();

    internal List<Action<GraphQLServerOptions>> ServerOptionModifiers { get; } = [];
}

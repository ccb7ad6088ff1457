using HotChocolate.AspNetCore.Http;
using HotChocolate.AspNetCore.Subscriptions;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotChocolate.AspNetCore;

/// <summary>One mapped endpoint: sends each HTTP request to what handles it.</summary>
internal sealed class GraphQLEndpoint
{
    private const string SchemaParameter = "sdl";
    private readonly GraphQLServerOptions _options = new();
    private readonly RequestExecutor _executor;
    private readonly HttpRequestHandler _requests;
    private readonly SocketEndpoint _sockets;

    public GraphQLEndpoint(
        IServiceProvider services, RequestExecutor executor, IEnumerable<Action<GraphQLServerOptions>> configuration)
    {
        foreach (var configure in executor.Setup.ServerOptionModifiers.Concat(configuration))
            configure(_options);
        _executor = executor;
        var time = services.GetRequiredService<TimeProvider>();
        var lifetime = services.GetService<IHostApplicationLifetime>();
        _requests = new HttpRequestHandler(executor, executor.Setup.HttpRequestInterceptor(services), _options, time, lifetime);
        _sockets = new SocketEndpoint(executor, executor.Setup.SocketSessionInterceptor(services), _options.Sockets, time, lifetime);
    }

    public Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
            return _sockets.HandleAsync(context);
        if (HttpMethods.IsPost(context.Request.Method))
            return _requests.HandlePostAsync(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return RefuseMethod(context);
        if (context.Request.Query.ContainsKey(SchemaParameter))
            return HandleSchemaAsync(context);
        return _options.EnableGetRequests ? _requests.HandleGetAsync(context) : RefuseMethod(context);
    }

    private static Task RefuseMethod(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, POST";
        return Task.CompletedTask;
    }

    private Task HandleSchemaAsync(HttpContext context)
    {
        if (!_options.EnableSchemaRequests)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/graphql; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"schema.graphql\"";
        return context.Response.WriteAsync(_executor.Schema.ToString(), context.RequestAborted);
    }
}

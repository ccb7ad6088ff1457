using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Comments;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Feeds;
using Nexus.Gateway.Notifications;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Users;

namespace Nexus.Gateway.Schema;

/// <summary>The GraphQL server: what the schema is made of and how requests are executed.</summary>
public static class GatewaySchema
{
    private static readonly TimeSpan ExecutionTimeout = TimeSpan.FromSeconds(30);

    public static void AddGatewaySchema(this IServiceCollection services)
    {
        services.AddSingleton<ErrorMapping>();
        services.AddSingleton<InboxWatches>();
        services.AddHttpContextAccessor();
        services.AddSingleton<SessionOpening>();
        // The limits are the gateway's own: the engine's default ones would also print their directives into the schema.
        services.AddGraphQLServer(disableDefaultSecurity: true)
            .AddConventions()
            .AddRoots()
            .AddFeatures()
            .AddDataLoaders()
            .AddRequestHandling();
    }

    private static IRequestExecutorBuilder AddConventions(this IRequestExecutorBuilder schema) => schema
        .AddGlobalObjectIdentification(options => options.MaxAllowedNodeBatchSize = 100)
        .ModifyOptions(options => options.UseXmlDocumentation = false)
        .AddMutationConventions(applyToAllMutations: true)
        .ModifyPagingOptions(options =>
        {
            options.InferConnectionNameFromField = false;
            options.DefaultPageSize = Connections.DefaultSize;
            options.MaxPageSize = Connections.MaxSize;
        });

    private static IRequestExecutorBuilder AddRoots(this IRequestExecutorBuilder schema) => schema
        .AddQueryType<Query>()
        .AddMutationType<Mutation>()
        .AddSubscriptionType<Subscription>();

    private static IRequestExecutorBuilder AddFeatures(this IRequestExecutorBuilder schema) => schema
        .AddTypeExtension<ViewerQueries>()
        .AddTypeExtension<UserQueries>()
        .AddTypeExtension<UserFields>()
        .AddTypeExtension<PostFields>()
        .AddTypeExtension<CommentFields>()
        .AddTypeExtension<NotificationFields>()
        .AddTypeExtension<ViewerFeed>()
        .AddTypeExtension<ViewerNotifications>()
        .AddTypeExtension<AccountMutations>()
        .AddTypeExtension<PostMutations>()
        .AddTypeExtension<LikeMutations>()
        .AddTypeExtension<CommentMutations>()
        .AddTypeExtension<FollowMutations>()
        .AddTypeExtension<NotificationMutations>()
        .AddTypeExtension<NotificationSubscriptions>();

    private static IRequestExecutorBuilder AddDataLoaders(this IRequestExecutorBuilder schema) => schema
        .AddDataLoader<UserByIdDataLoader>()
        .AddDataLoader<PostByIdDataLoader>()
        .AddDataLoader<CommentByIdDataLoader>();

    private static IRequestExecutorBuilder AddRequestHandling(this IRequestExecutorBuilder schema) => schema
        .AddHttpRequestInterceptor<HttpCallerInterceptor>()
        .AddSocketSessionInterceptor<SocketCallerInterceptor>()
        .AddApplicationService<ErrorMapping>()
        .AddErrorFilter(services => services.GetRequiredService<ErrorMapping>())
        .UseRequest(
            (factory, next) => RewriteErrors(next, factory.Services.GetRequiredService<ErrorMapping>()),
            key: "Nexus.ErrorCodes",
            before: WellKnownRequestMiddleware.ExceptionMiddleware)
        .ModifyRequestOptions(options =>
        {
            options.ExecutionTimeout = ExecutionTimeout;
            options.IncludeExceptionDetails = false;
        })
        .ModifyServerOptions(options =>
        {
            options.EnableSchemaRequests = true;
            options.MaxConcurrentRequests = 4096;
        });

    private static HotChocolate.Execution.RequestDelegate RewriteErrors(HotChocolate.Execution.RequestDelegate next, ErrorMapping errors) => async request =>
    {
        await next(request);
        request.Result = errors.Rewrite(request.Result);
    };
}

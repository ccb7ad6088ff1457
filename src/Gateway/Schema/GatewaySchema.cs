using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using Nexus.Gateway.Accounts;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Bookmarks;
using Nexus.Gateway.Comments;
using Nexus.Gateway.Costs;
using Nexus.Gateway.Errors;
using Nexus.Gateway.Feeds;
using Nexus.Gateway.Hashtags;
using Nexus.Gateway.Limits;
using Nexus.Gateway.Moderation;
using Nexus.Gateway.Notifications;
using Nexus.Gateway.Operations;
using Nexus.Gateway.Paging;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Rates;
using Nexus.Gateway.Search;
using Nexus.Gateway.Users;

namespace Nexus.Gateway.Schema;

/// <summary>The GraphQL server: what the schema is made of and how requests are executed.</summary>
public static class GatewaySchema
{
    /// <summary>Proxies close what is idle for half a minute; ten thousand sockets that are pinged more often would keep a processor busy.</summary>
    private static readonly TimeSpan SocketKeepAlive = TimeSpan.FromSeconds(12);

    public static void AddGatewaySchema(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection(GatewayLimits.Section).Get<GatewayLimits>() ?? new GatewayLimits();
        services.AddHttpContextAccessor();
        services.AddSingleton<CorrelationIds>();
        services.AddSingleton<ErrorMapping>();
        services.AddSingleton(provider => new OperationGate(limits, provider.GetRequiredService<ErrorMapping>()));
        services.AddSingleton<InboxStreams>();
        services.AddSingleton<CommentStreams>();
        services.AddSingleton<PostStreams>();
        services.AddSingleton<FeedStreams>();
        services.AddSingleton<SessionOpening>();
        // The limits are the gateway's own: docs/decisions/limits.md.
        services.AddGraphQLServer(maxAllowedRequestSize: limits.MaxRequestBodyBytes, disableDefaultSecurity: true)
            .AddConventions()
            .AddRoots()
            .AddFeatures()
            .AddDataLoaders()
            .AddPersistedOperations(configuration)
            .AddLimits(limits)
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
        .AddTypeExtension<RateQueries>()
        .AddTypeExtension<UserQueries>()
        .AddTypeExtension<UserFields>()
        .AddTypeExtension<ViewerPeople>()
        .AddTypeExtension<PostFields>()
        .AddTypeExtension<HashtagQueries>()
        .AddTypeExtension<HashtagFields>()
        .AddTypeExtension<CommentFields>()
        .AddTypeExtension<NotificationFields>()
        .AddTypeExtension<ViewerFeed>()
        .AddTypeExtension<PublicFeedQueries>()
        .AddTypeExtension<SearchQueries>()
        .AddTypeExtension<TrendQueries>()
        .AddTypeExtension<ViewerBookmarks>()
        .AddTypeExtension<ViewerNotifications>()
        .AddTypeExtension<ViewerSessions>()
        .AddTypeExtension<AccountMutations>()
        .AddTypeExtension<SessionMutations>()
        .AddTypeExtension<PasswordMutations>()
        .AddTypeExtension<LeavingMutations>()
        .AddTypeExtension<PostMutations>()
        .AddTypeExtension<LikeMutations>()
        .AddTypeExtension<RepostMutations>()
        .AddTypeExtension<BookmarkMutations>()
        .AddTypeExtension<CommentMutations>()
        .AddTypeExtension<FollowMutations>()
        .AddTypeExtension<BlockMutations>()
        .AddTypeExtension<ProfileMutations>()
        .AddTypeExtension<NotificationMutations>()
        .AddTypeExtension<ModerationMutations>()
        .AddTypeExtension<NotificationSubscriptions>()
        .AddTypeExtension<CommentSubscriptions>()
        .AddTypeExtension<PostSubscriptions>()
        .AddTypeExtension<FeedSubscriptions>();

    private static IRequestExecutorBuilder AddDataLoaders(this IRequestExecutorBuilder schema) => schema
        .AddDataLoader<UserByIdDataLoader>()
        .AddDataLoader<VisibleUserDataLoader>()
        .AddDataLoader<RelationshipDataLoader>()
        .AddDataLoader<PostByIdDataLoader>()
        .AddDataLoader<RevisionsByPostDataLoader>()
        .AddDataLoader<HashtagByTagDataLoader>()
        .AddDataLoader<CommentByIdDataLoader>();

    private static IRequestExecutorBuilder AddLimits(this IRequestExecutorBuilder schema, GatewayLimits limits) => schema
        // Costs are declared for the engine to print; what they amount to is computed here.
        .AddCostAnalyzer()
        .ModifyCostOptions(options =>
        {
            options.SkipAnalyzer = true;
            options.ApplyCostDefaults = true;
            options.DefaultResolverCost = null;
        })
        .ModifyParserOptions(options =>
        {
            options.MaxAllowedTokens = limits.MaxTokens;
            options.MaxAllowedNodes = limits.MaxNodes;
            options.MaxAllowedFields = limits.MaxFields;
        })
        .AddValidationRule((_, _) => new OperationSizeRule(limits))
        .AddMaxExecutionDepthRule(limits.MaxDepth, skipIntrospectionFields: true)
        .DisableIntrospection(!limits.AllowIntrospection)
        .UseRequest(
            (context, next) => new OperationCosts(limits, CostModel.Read(context.Schema.ToString()!), context.Services.GetRequiredService<OperationRates>()).Around(next),
            key: OperationCosts.Key,
            after: WellKnownRequestMiddleware.OperationVariableCoercionMiddleware)
        .ModifyRequestOptions(options => options.ExecutionTimeout = limits.ExecutionTimeout)
        .ModifyServerOptions(options =>
        {
            options.EnableSchemaRequests = limits.AllowIntrospection;
            // The packages' own explorer loads from other hosts; ours is at /graphiql.
            options.Tool.Enable = false;
            options.Batching = AllowedBatching.RequestBatching;
            options.MaxBatchSize = limits.MaxBatchSize;
            // Those over the limit are refused by the gate instead of waiting without an end.
            options.MaxConcurrentRequests = null;
            options.Sockets.KeepAliveInterval = SocketKeepAlive;
        });

    private static IRequestExecutorBuilder AddRequestHandling(this IRequestExecutorBuilder schema) => schema
        .AddHttpRequestInterceptor<HttpCallerInterceptor>()
        .AddSocketSessionInterceptor<SocketCallerInterceptor>()
        .AddApplicationService<ErrorMapping>()
        .AddApplicationService<OperationGate>()
        .AddApplicationService<OperationRates>()
        .AddErrorFilter(services => services.GetRequiredService<ErrorMapping>())
        .UseRequest(
            (context, next) => context.Services.GetRequiredService<OperationGate>().Around(next),
            key: OperationGate.Key,
            before: WellKnownRequestMiddleware.ExceptionMiddleware)
        .ModifyRequestOptions(options => options.IncludeExceptionDetails = false);
}

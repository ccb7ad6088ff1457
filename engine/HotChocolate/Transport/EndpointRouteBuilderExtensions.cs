using HotChocolate;
using HotChocolate.AspNetCore;
using HotChocolate.AspNetCore.Extensions;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder
{
    /// <summary>Maps GraphQL endpoints.</summary>
    public static class EndpointRouteBuilderExtensions
    {
        /// <summary>
        /// Answers GraphQL over HTTP, server-sent events and, where the application uses WebSockets, graphql-transport-ws.
        /// </summary>
        public static GraphQLEndpointConventionBuilder MapGraphQL(
            this IEndpointRouteBuilder endpointRouteBuilder, string path = "/graphql", string? schemaName = null)
        {
            ArgumentNullException.ThrowIfNull(endpointRouteBuilder);
            var services = endpointRouteBuilder.ServiceProvider;
            var configuration = new List<Action<GraphQLServerOptions>>();
            var endpoint = new Lazy<GraphQLEndpoint>(() => new GraphQLEndpoint(
                services, services.GetRequiredService<RequestExecutorProvider>().GetExecutor(schemaName ?? Schema.DefaultName), configuration));
            var builder = endpointRouteBuilder
                .Map(path, context => endpoint.Value.HandleAsync(context))
                .WithDisplayName("Hot Chocolate GraphQL Pipeline");
            return new GraphQLEndpointConventionBuilder(builder, configuration);
        }

        /// <inheritdoc cref="MapGraphQL(IEndpointRouteBuilder, string, string?)"/>
        public static GraphQLEndpointConventionBuilder MapGraphQL(
            this IEndpointRouteBuilder endpointRouteBuilder, PathString path, string? schemaName = null)
            => endpointRouteBuilder.MapGraphQL(path.ToString(), schemaName);

        /// <summary>Changes the endpoint's options; to be called before its first request.</summary>
        public static GraphQLEndpointConventionBuilder WithOptions(
            this GraphQLEndpointConventionBuilder builder, Action<GraphQLServerOptions> configure)
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Configuration.Add(configure);
            return builder;
        }
    }
}

namespace HotChocolate.AspNetCore.Extensions
{
    /// <summary>Configures a mapped GraphQL endpoint.</summary>
    public sealed class GraphQLEndpointConventionBuilder : IEndpointConventionBuilder
    {
        private readonly IEndpointConventionBuilder _builder;

        internal GraphQLEndpointConventionBuilder(IEndpointConventionBuilder builder, List<Action<GraphQLServerOptions>> configuration)
        {
            _builder = builder;
            Configuration = configuration;
        }

        internal List<Action<GraphQLServerOptions>> Configuration { get; }

        public void Add(Action<EndpointBuilder> convention) => _builder.Add(convention);

        public void Finally(Action<EndpointBuilder> finalConvention) => _builder.Finally(finalConvention);
    }
}

using HotChocolate.Execution.Relay;
using HotChocolate.Resolvers;

namespace HotChocolate.Types.Relay;

/// <summary>How the nodes of each type are fetched.</summary>
internal sealed class NodeResolvers
{
    private readonly Dictionary<string, NodeResolver> _byType = new(StringComparer.Ordinal);

    internal int MaximumBatch { get; set; } = int.MaxValue;

    internal void Add(string typeName, Type idType, Func<Func<IResolverContext, object, ValueTask<object?>>> compile) =>
        _byType.Add(typeName, new NodeResolver(idType, new Lazy<Func<IResolverContext, object, ValueTask<object?>>>(compile)));

    /// <summary>Finds what fetches the node; nothing is fetched yet.</summary>
    /// <exception cref="GraphQLException">The text is no global id, or its type is no node.</exception>
    internal (NodeResolver Resolver, object Id) Find(string id, INodeIdSerializer serializer)
    {
        if (!serializer.TryParseTypeName(id, out string? typeName))
        {
            throw new NodeIdInvalidFormatException(id);
        }

        NodeResolver resolver = _byType.GetValueOrDefault(typeName)
            ?? throw new GraphQLException(ErrorBuilder.New()
                .SetMessage($"There is no node resolver registered for type `{typeName}`.")
                .Build());
        return (resolver, serializer.Parse(id, resolver.IdType).InternalId);
    }
}

/// <summary>How the nodes of one type are fetched.</summary>
internal sealed record NodeResolver(Type IdType, Lazy<Func<IResolverContext, object, ValueTask<object?>>> Fetch);

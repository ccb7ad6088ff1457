using HotChocolate.Resolvers;

namespace HotChocolate.Types.Relay;

/// <summary><c>node(id:)</c> (Relay, Global Object Identification).</summary>
internal sealed class NodeField(NodeResolvers nodes, INodeIdSerializer serializer)
{
    internal async ValueTask ResolveAsync(IMiddlewareContext context)
    {
        (NodeResolver resolver, object id) = nodes.Find((string)context.Argument(0).Value!, serializer);
        context.Result = await resolver.Fetch.Value(context, id).ConfigureAwait(false);
    }
}

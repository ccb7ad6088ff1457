using System.Reflection;
using HotChocolate.Types.Pagination;

namespace HotChocolate.Types;

/// <summary>The types of connections, one pair per node type (Relay, Cursor Connections).</summary>
internal sealed class PageTypes
{
    private readonly SchemaInference _inference;
    private readonly Dictionary<string, ObjectType> _connections = [];
    private readonly ObjectType _pageInfo;
    private readonly IType _string;
    private readonly IType _boolean;

    internal PageTypes(SchemaInference inference)
    {
        _inference = inference;
        _string = inference.Registry.String;
        _boolean = new NonNullType(inference.Registry.Boolean);
        _pageInfo = inference.Registry.Add(new ObjectType("PageInfo", typeof(ConnectionPageInfo), "Information about pagination in a connection."));
        _pageInfo.SetFields(
        [
            ObjectField.FromParent<ConnectionPageInfo>(
                "hasNextPage", _boolean, p => Boxes.Of(p.HasNextPage),
                "Indicates whether more edges exist following the set defined by the clients arguments."),
            ObjectField.FromParent<ConnectionPageInfo>(
                "hasPreviousPage", _boolean, p => Boxes.Of(p.HasPreviousPage),
                "Indicates whether more edges exist prior the set defined by the clients arguments."),
            ObjectField.FromParent<ConnectionPageInfo>(
                "startCursor", _string, p => p.StartCursor, "When paginating backwards, the cursor to continue."),
            ObjectField.FromParent<ConnectionPageInfo>(
                "endCursor", _string, p => p.EndCursor, "When paginating forwards, the cursor to continue."),
        ]);
    }

    /// <summary>The node's shape if the type is a connection; null for anything else.</summary>
    internal static TypeShape? FindNodeShape(Type type, MemberInfo member)
    {
        if (!typeof(Connection).IsAssignableFrom(type))
        {
            return null;
        }

        for (Type? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(Connection<>))
            {
                return TypeShape.OfArgument(candidate, member);
            }
        }

        return null;
    }

    internal ObjectType GetConnection(TypeShape node, string? name, PagingOptions options)
    {
        IType nodeType = _inference.ToType(node, isInput: false);
        name ??= nodeType.NamedType().Name;
        if (_connections.TryGetValue(name, out ObjectType? known))
        {
            return known;
        }

        ObjectType connection = _inference.Registry.Add(new ObjectType($"{name}Connection", typeof(Connection), "A connection to a list of items."));
        ObjectType edge = MakeEdge(name, nodeType);
        connection.SetFields(MakeFields(nodeType, edge, options));
        _connections.Add(name, connection);
        return connection;
    }

    private List<ObjectField> MakeFields(IType nodeType, ObjectType edge, PagingOptions options)
    {
        var fields = new List<ObjectField>
        {
            ObjectField.FromParent<Connection>("pageInfo", new NonNullType(_pageInfo), c => c.Info, "Information to aid in pagination."),
            ObjectField.FromParent<Connection>("edges", new ListType(new NonNullType(edge)), c => c.Edges, "A list of edges."),
        };
        if (options.IncludeNodesField ?? true)
        {
            fields.Add(ObjectField.FromParent<Connection>("nodes", new ListType(nodeType), c => c.Nodes, "A flattened list of the nodes."));
        }

        if (options.IncludeTotalCount ?? false)
        {
            fields.Add(ObjectField.FromParent<Connection>(
                "totalCount",
                new NonNullType(_inference.Registry.Use(_inference.Registry.Int)),
                c => Boxes.Of(c.TotalCount),
                "Identifies the total count of items in the connection."));
        }

        return fields;
    }

    private ObjectType MakeEdge(string name, IType nodeType)
    {
        ObjectType edge = _inference.Registry.Add(new ObjectType($"{name}Edge", typeof(IEdge), "An edge in a connection."));
        edge.SetFields(
        [
            ObjectField.FromParent<IEdge>("cursor", new NonNullType(_string), e => e.Cursor, "A cursor for use in pagination."),
            ObjectField.FromParent<IEdge>("node", nodeType, e => e.Node, "The item at the end of the edge."),
        ]);
        return edge;
    }
}

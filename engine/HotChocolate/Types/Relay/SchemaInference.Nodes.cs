using System.Reflection;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <content>Global object identification.</content>
internal sealed partial class SchemaInference
{
    private readonly NodeResolvers _nodes = new();
    private InterfaceType? _nodeInterface;

    private InterfaceType NodeInterface => _nodeInterface ??= MakeNodeInterface();

    private InterfaceType MakeNodeInterface()
    {
        InterfaceType node = _registry.Add(new InterfaceType(
            "Node", typeof(object), "The node interface is implemented by entities that have a global unique identifier."));
        node.SetFields([new OutputField("id", new NonNullType(_registry.Use(_registry.ID)), []) { DeclaringType = node }]);
        return node;
    }

    private void AddNodeFields(GlobalObjectIdentificationOptions options)
    {
        _ = NodeInterface;
        _nodes.MaximumBatch = options.MaxAllowedNodeBatchSize;
    }

    private void AddNode(ObjectType type, NodeAttribute attribute)
    {
        Implement(type, NodeInterface);
        Type owner = attribute.NodeResolverType ?? type.RuntimeType;
        MethodInfo? method = FindNodeResolver(owner, type, attribute);
        ParameterInfo? id = method?.GetParameters().FirstOrDefault();
        if (method is null || id is null)
        {
            Fault($"{type.Name} is a node, but {owner.Name} has no method that fetches one by id.", type.Name);
            return;
        }

        var configuration = new FieldConfiguration { Name = "node", Shape = ShapeOf(method), Member = method, ResolverType = owner };
        var compiler = new ResolverCompiler(this, configuration, type);
        _nodes.Add(type.Name, id.ParameterType, () => compiler.CompileNodeResolver(method));
    }

    private static MethodInfo? FindNodeResolver(Type owner, ObjectType type, NodeAttribute attribute)
    {
        MethodInfo[] methods = owner.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance);
        if (attribute.NodeResolver is { } name)
        {
            return Array.Find(methods, m => m.Name == name);
        }

        string[] names = ["Get", "GetAsync", "Get" + type.RuntimeType.Name, $"Get{type.RuntimeType.Name}Async"];
        return Array.Find(methods, m => m.IsDefined(typeof(NodeResolverAttribute)))
            ?? Array.Find(methods, m => m.IsStatic && names.Contains(m.Name))
            ?? Array.Find(methods, m => owner != type.RuntimeType && names.Contains(m.Name));
    }

    /// <summary>The fields <c>node</c> and <c>nodes</c> of the query type; nothing for other types.</summary>
    private IEnumerable<ObjectField> NodeFieldsOf(ObjectType type)
    {
        bool isQuery = _builder.RootTypes.GetValueOrDefault(OperationType.Query) == type.RuntimeType;
        if (_builder.GlobalObjectIdentification is not { } options || !isQuery)
        {
            yield break;
        }

        IType id = new NonNullType(_registry.Use(_registry.ID));
        FieldDelegate resolveNode = new NodeField(_nodes, NodeIds).ResolveAsync;
        FieldDelegate resolveNodes = new NodesField(_nodes, NodeIds).ResolveAsync;
        yield return new ObjectField(
            "node", NodeInterface, [new Argument("id", id, typeof(string)) { Description = "ID of the object." }])
        {
            Description = "Fetches an object given its ID.",
        }.ResolveWith(() => new CompiledResolver(resolveNode));
        if (options.AddNodesField)
        {
            yield return new ObjectField(
                "nodes",
                new NonNullType(new ListType(NodeInterface)),
                [new Argument("ids", new NonNullType(new ListType(id)), typeof(string[])) { Description = "The list of node IDs." }])
            {
                Description = "Lookup nodes by a list of IDs.",
            }.ResolveWith(() => new CompiledResolver(resolveNodes));
        }
    }
}

using HotChocolate.CostAnalysis;
using HotChocolate.Language;
using HotChocolate.Types.Descriptors;
using HotChocolate.Types.Relay;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Types;

/// <summary>
/// Builds a schema from CLR types: types are made when something mentions them, and completed from a queue until nothing
/// new turns up.
/// </summary>
internal sealed partial class SchemaInference
{
    private readonly SchemaBuilder _builder;
    private readonly TypeRegistry _registry = new();
    private readonly Queue<Action> _pending = new();
    private readonly List<ISchemaError> _errors = [];
    private readonly IServiceProviderIsService? _isService;
    private readonly ServiceLifetimes? _lifetimes;

    internal SchemaInference(IServiceProvider services, SchemaBuilder builder)
    {
        Services = services;
        _builder = builder;
        _isService = services.GetService<IServiceProviderIsService>();
        _lifetimes = services.GetService<ServiceLifetimes>();
        NodeIds = builder.GlobalObjectIdentification is null
            ? new PlainIds()
            : services.GetService<INodeIdSerializer>() ?? new DefaultNodeIdSerializer();
        Context = new DescriptorContext(services, builder.Options);
        Documentation = new XmlDocumentation(builder.Options.UseXmlDocumentation);
    }

    internal IServiceProvider Services { get; }

    internal INodeIdSerializer NodeIds { get; }

    internal IDescriptorContext Context { get; }

    internal XmlDocumentation Documentation { get; }

    internal TypeRegistry Registry => _registry;

    /// <exception cref="SchemaException">The schema has faults; all of them are listed.</exception>
    internal Schema Build(string name)
    {
        DiscoverRoots();
        DiscoverTypes();
        Drain();
        CompleteAbstractTypes();
        Drain();
        CompleteInputs();
        RejectFaults();
        var roots = (Root(OperationType.Query)!, Root(OperationType.Mutation), Root(OperationType.Subscription));
        Introspection.IntrospectionTypes introspection = Introspection.IntrospectionTypes.Create(_registry, MakeCostDirectives());
        introspection.AddMetaFields(_registry.Types.OfType<ObjectType>().Where(t => !t.IsIntrospectionType), roots.Item1);
        _errors.AddRange(SchemaValidation.Validate(_registry.Types));
        RejectFaults();
        return new Schema(name, Services, _registry.Types, introspection.Directives, roots);
    }

    private DirectiveDefinition[] MakeCostDirectives()
    {
        if (_builder.Costs is not { } costs)
        {
            return [];
        }

        if (!costs.SkipAnalyzer || (costs.ApplyCostDefaults && costs.DefaultResolverCost is not null))
        {
            Fault("The embedded engine declares costs and does not analyse them: set SkipAnalyzer, and DefaultResolverCost to null.");
        }

        _registry.Use(_registry.Int);
        DirectiveDefinition[] directives = [.. CostDirectives.Define(_registry.String, _registry.Int, _registry.Boolean)];
        foreach (Argument argument in directives.SelectMany(d => d.Arguments))
        {
            Introspection.IntrospectionTypes.Complete(argument);
        }

        return directives;
    }

    internal void Fault(string message, string? coordinate = null) => _errors.Add(new SchemaError(message, coordinate));

    /// <summary>Runs when the types that are known now have been made.</summary>
    internal void Later(Action step) => _pending.Enqueue(step);

    internal bool IsService(Type type) =>
        TypeShape.CollectionItem(type) is null && !type.IsValueType && _isService?.IsService(type) == true;

    /// <summary>The application's one instance of a service; null for services that each request has its own of.</summary>
    internal object? FindSingleton(Type type) =>
        IsService(type) && _lifetimes?.IsSingleton(type) == true ? Services.GetService(type) : null;

    internal bool IsRoot(Type type) => _builder.RootTypes.Values.Contains(type);

    private void DiscoverRoots()
    {
        if (!_builder.RootTypes.ContainsKey(OperationType.Query))
        {
            Fault("The schema has no query type.");
        }

        foreach ((OperationType operation, Type type) in _builder.RootTypes.OrderBy(r => r.Key))
        {
            _ = GetObjectType(type, MemberAttributes.Name(type) ?? operation.ToString());
        }
    }

    private void DiscoverTypes()
    {
        if (_builder.GlobalObjectIdentification is { } options)
        {
            AddNodeFields(options);
        }

        foreach (Type type in _builder.Types)
        {
            _ = IsExtension(type) ? null : GetNamedType(type, isInput: _builder.Inputs.Contains(type) || IsInputType(type));
        }
    }

    private static bool IsInputType(Type type) => type.IsDefined(typeof(InputObjectTypeAttribute), false);

    private static bool IsExtension(Type type) => ExtensionOf(type) is not null;

    private static IObjectTypeExtension? ExtensionOf(Type type)
        => type.GetCustomAttributes(false).OfType<IObjectTypeExtension>().FirstOrDefault();

    private IEnumerable<Type> ExtensionsOf(ObjectType type) => _builder.Extensions
        .Concat(_builder.Types.Where(IsExtension))
        .Distinct()
        .Where(extension => Extends(ExtensionOf(extension), type));

    private static bool Extends(IObjectTypeExtension? attribute, ObjectType type) =>
        attribute is not null
        && (attribute.ExtendsType is { } target
            ? target == type.RuntimeType || (target.IsAssignableFrom(type.RuntimeType) && target != typeof(object))
            : attribute.Name == type.Name);

    private ObjectType? Root(OperationType operation) =>
        _builder.RootTypes.TryGetValue(operation, out Type? type) ? _registry.FindOutput(type) as ObjectType : null;

    private void Drain()
    {
        while (_pending.TryDequeue(out Action? step))
        {
            try
            {
                step();
            }
            catch (SchemaException fault)
            {
                _errors.AddRange(fault.Errors);
            }
        }
    }

    private void RejectFaults()
    {
        if (_errors.Count > 0)
        {
            throw new SchemaException(_errors);
        }
    }
}

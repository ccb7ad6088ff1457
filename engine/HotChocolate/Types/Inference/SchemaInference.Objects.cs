using System.Reflection;
using HotChocolate.CostAnalysis;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <content>Object and interface types.</content>
internal sealed partial class SchemaInference
{
    private const BindingFlags InstanceMembers = BindingFlags.Public | BindingFlags.Instance;
    private readonly List<ObjectType> _objects = [];
    private readonly Dictionary<ObjectType, List<InterfaceType>> _implementations = [];

    internal ObjectType GetObjectType(Type type, string name)
    {
        if (_registry.FindOutput(type) is ObjectType known)
        {
            return known;
        }

        var objectType = _registry.Add(new ObjectType(name, type, DescriptionOf(type)), type);
        _objects.Add(objectType);
        if (type.GetCustomAttribute<NodeAttribute>() is { } node)
        {
            AddNode(objectType, node);
        }

        Later(() => CompleteObject(objectType));
        return objectType;
    }

    /// <summary>Makes the object type implement an interface that its CLR type does not.</summary>
    internal void Implement(ObjectType type, InterfaceType interfaceType)
    {
        if (!_implementations.TryGetValue(type, out List<InterfaceType>? interfaces))
        {
            _implementations[type] = interfaces = [];
        }

        if (!interfaces.Contains(interfaceType))
        {
            interfaces.Add(interfaceType);
        }
    }

    private InterfaceType GetInterfaceType(Type type)
    {
        if (_registry.FindOutput(type) is InterfaceType known)
        {
            return known;
        }

        var interfaceType = _registry.Add(new InterfaceType(NameOf(type), type, DescriptionOf(type)), type);
        Later(() => interfaceType.SetFields([.. ReadFields(type, []).Select(f => MakeInterfaceField(interfaceType, f))]));
        return interfaceType;
    }

    private OutputField MakeInterfaceField(InterfaceType declaringType, FieldConfiguration field) =>
        new(field.Name, ToResultType(field), MakeArguments(field))
        {
            Description = field.Description,
            DeprecationReason = field.DeprecationReason,
            DeclaringType = declaringType,
        };

    private void CompleteObject(ObjectType type)
    {
        var extensions = ExtensionsOf(type).ToList();
        HashSet<string> ignored = [.. extensions.SelectMany(e => ExtensionOf(e)!.IgnoreProperties ?? [])];
        var fields = new List<ObjectField>(NodeFieldsOf(type));
        foreach (FieldConfiguration field in extensions.Aggregate(
            ReadFields(type.RuntimeType, ignored), (all, extension) => all.Concat(ReadFields(extension, []))))
        {
            AddField(type, fields, field);
        }

        type.SetFields(fields);
    }

    private void AddField(ObjectType type, List<ObjectField> fields, FieldConfiguration configuration)
    {
        try
        {
            ObjectField field = MakeField(type, configuration);
            int same = fields.FindIndex(f => f.Name == field.Name);
            if (same >= 0)
            {
                fields[same] = field;
            }
            else
            {
                fields.Add(field);
            }

            field.DeclaringTypeIs(type);
        }
        catch (SchemaException fault)
        {
            string coordinate = $"{type.Name}.{configuration.Name}";
            _errors.AddRange(fault.Errors.Select(e => new SchemaError($"{coordinate}: {e.Message}", coordinate)));
        }
    }

    private IEnumerable<FieldConfiguration> ReadFields(Type type, HashSet<string> ignored)
    {
        foreach (MemberInfo member in Members(type))
        {
            if (!ignored.Contains(member.Name) && FieldMembers.IsField(member))
            {
                FieldConfiguration field = ReadField(type, member);
                if (!field.IsIgnored)
                {
                    yield return field;
                }
            }
        }
    }

    /// <summary>Methods, then properties, bases' included.</summary>
    private static IEnumerable<MemberInfo> Members(Type type)
    {
        bool isStatic = type is { IsAbstract: true, IsSealed: true };
        BindingFlags flags = isStatic ? BindingFlags.Public | BindingFlags.Static : InstanceMembers;
        IEnumerable<Type> sources = type.IsInterface ? type.GetInterfaces().Prepend(type) : [type];
        return sources.SelectMany(source =>
            source.GetMethods(flags).Cast<MemberInfo>().Concat(source.GetProperties(flags)));
    }

    private FieldConfiguration ReadField(Type type, MemberInfo member)
    {
        bool isAwaited = member is MethodInfo method
            && (TypeShape.IsTaskLike(method.ReturnType) || TypeShape.IsAsyncEnumerable(method.ReturnType));
        var field = new FieldConfiguration
        {
            Name = MemberAttributes.Name(member)
                ?? (member is MethodInfo ? Naming.OfMethod(member.Name, isAwaited) : Naming.OfMethod(member.Name, isAwaited: false)),
            Shape = ShapeOf(member),
            Member = member,
            ResolverType = type,
            Description = MemberAttributes.Description(member) ?? Documentation.Find(member),
            DeprecationReason = MemberAttributes.DeprecationReason(member),
        };
        foreach (DescriptorAttribute attribute in member.GetCustomAttributes<DescriptorAttribute>(inherit: true).OrderBy(a => a.Order))
        {
            Apply(attribute, field);
        }

        if (field.Paging is not null && _builder.Costs is { ApplyCostDefaults: true } && !field.Directives.Exists(d => d.Name.Value == CostDirectives.ListSize))
        {
            field.Directives.Add(CostDirectives.OfConnection(field.Paging));
        }

        return field;
    }

    private void Apply(DescriptorAttribute attribute, FieldConfiguration field)
    {
        switch (attribute)
        {
            case UsePagingAttribute paging:
                field.Paging = paging.Over(_builder.PagingOptions);
                field.ConnectionName = paging.ConnectionName;
                field.Middleware.Add(Pagination.PagingValidation.Middleware(field.Paging));
                break;
            case ObjectFieldDescriptorAttribute descriptor:
                descriptor.Configure(Context, new ObjectFieldDescriptor(field), field.Member);
                break;
        }
    }

    /// <summary>Finds out, once all types are known, what implements which interface and belongs to which union.</summary>
    private void CompleteAbstractTypes()
    {
        InterfaceType[] interfaces = [.. _registry.Types.OfType<InterfaceType>().OrderBy(i => i.Name, StringComparer.Ordinal)];
        foreach (ObjectType type in _objects)
        {
            IEnumerable<InterfaceType> inferred = interfaces.Where(i =>
                i.RuntimeType != typeof(object) && i.RuntimeType != type.RuntimeType && i.RuntimeType.IsAssignableFrom(type.RuntimeType));
            type.Implements = [.. inferred.Concat(_implementations.GetValueOrDefault(type) ?? []).Distinct()];
        }

        foreach (InterfaceType type in interfaces.Where(i => i.RuntimeType != typeof(object)))
        {
            type.Implements = [.. interfaces.Where(i =>
                i != type && i.RuntimeType != typeof(object) && i.RuntimeType.IsAssignableFrom(type.RuntimeType))];
        }

        foreach (UnionType union in _registry.Types.OfType<UnionType>().Where(u => u.RuntimeType != typeof(object)))
        {
            union.Types = [.. _objects.Where(o => union.RuntimeType.IsAssignableFrom(o.RuntimeType))];
        }
    }
}

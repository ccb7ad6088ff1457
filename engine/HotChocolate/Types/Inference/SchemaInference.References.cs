using System.Reflection;
using HotChocolate.Language;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <content>From CLR types to type references.</content>
internal sealed partial class SchemaInference
{
    internal IType ToType(TypeShape shape, bool isInput, bool isId = false)
    {
        IType type = shape.Item is { } item
            ? new ListType(ToType(item, isInput, isId))
            : isId ? _registry.Use(_registry.ID) : GetNamedType(shape.RuntimeType, isInput);
        return shape.IsNullable ? type : new NonNullType(type);
    }

    /// <summary>The type that <see cref="GraphQLTypeAttribute"/> declares, or null where there is none.</summary>
    internal IType? DeclaredTypeOf(ICustomAttributeProvider member) =>
        MemberAttributes.Get<GraphQLTypeAttribute>(member) is { } declared ? ToType(declared.TypeSyntax) : null;

    private IType ToType(ITypeNode syntax) => syntax switch
    {
        NonNullTypeNode node => new NonNullType(ToType(node.Type)),
        ListTypeNode node => new ListType(ToType(node.Type)),
        NamedTypeNode node => _registry.FindScalar(node.Name.Value)
            ?? throw new SchemaException(new SchemaError($"{node.Name.Value} is no scalar of this schema.")),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    internal static TypeShape ShapeOf(ParameterInfo parameter)
    {
        TypeShape shape = TypeShape.Of(parameter);
        return MemberAttributes.IsNonNull(parameter) ? shape with { IsNullable = false } : shape;
    }

    internal static TypeShape ShapeOf(MemberInfo member)
    {
        TypeShape shape = TypeShape.Of(member);
        return MemberAttributes.IsNonNull(member) ? shape with { IsNullable = false } : shape;
    }

    internal ITypeDefinition GetNamedType(Type type, bool isInput)
    {
        if (_registry.FindScalar(type) is { } scalar)
        {
            return scalar;
        }

        if (type.IsEnum)
        {
            return GetEnumType(type);
        }

        if (IsOfThePlatform(type))
        {
            throw new SchemaException(new SchemaError($"No schema type can be inferred from {type}."));
        }

        return isInput ? GetInputType(type) : GetOutputType(type);
    }

    /// <summary>What is no scalar here is no type of the application's either.</summary>
    private static bool IsOfThePlatform(Type type) =>
        type.IsPrimitive
        || typeof(Delegate).IsAssignableFrom(type)
        || (type.Namespace is "System" or "System.Threading.Tasks" && !typeof(Exception).IsAssignableFrom(type));

    private ITypeDefinition GetOutputType(Type type)
    {
        if (_registry.FindOutput(type) is { } known)
        {
            return known;
        }

        if (type.IsDefined(typeof(UnionTypeAttribute), inherit: false) || _builder.Unions.Contains(type))
        {
            return _registry.Add(new UnionType(NameOf(type), type, DescriptionOf(type)), type);
        }

        return IsInterface(type) || type.IsInterface ? GetInterfaceType(type) : GetObjectType(type, NameOf(type));
    }

    private bool IsInterface(Type type) =>
        type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false) || _builder.Interfaces.Contains(type);

    private EnumType GetEnumType(Type type)
    {
        if (_registry.FindOutput(type) is EnumType known)
        {
            return known;
        }

        var values = new List<EnumValue>();
        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (!MemberAttributes.IsIgnored(field))
            {
                values.Add(new EnumValue(
                    MemberAttributes.Name(field) ?? Naming.OfEnumValue(field.Name),
                    field.GetValue(null)!,
                    MemberAttributes.Description(field) ?? Documentation.Find(field),
                    MemberAttributes.DeprecationReason(field)));
            }
        }

        var enumType = new EnumType(NameOf(type), type, values, DescriptionOf(type));
        _registry.AddEnum(enumType, type);
        return enumType;
    }

    private static string NameOf(Type type) => MemberAttributes.Name(type) ?? Naming.OfType(type);

    private string? DescriptionOf(Type type) => MemberAttributes.Description(type) ?? Documentation.Find(type);

    /// <summary>The type of a field's result; connections have types of their own.</summary>
    internal IType ToResultType(FieldConfiguration field)
    {
        TypeShape shape = field.Shape;
        if (PageTypes.FindNodeShape(shape.RuntimeType, field.Member) is { } node)
        {
            PageTypes pages = _registry.Pages ??= new PageTypes(this);
            return pages.GetConnection(node, field.ConnectionName ?? ConnectionNameOf(field), field.Paging ?? _builder.PagingOptions);
        }

        return ToType(shape, isInput: false, IdReference.Find(field.Member) is not null || IsNodeId(field));
    }

    private string? ConnectionNameOf(FieldConfiguration field) =>
        field.Paging?.InferConnectionNameFromField ?? true ? Naming.ToPascalCase(field.Name) : null;

    private static bool IsNodeId(FieldConfiguration field) =>
        field.ResolverType.GetCustomAttribute<NodeAttribute>() is { } node && field.Member.Name == (node.IdField ?? "Id");
}

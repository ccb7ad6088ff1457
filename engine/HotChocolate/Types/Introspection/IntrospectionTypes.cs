using HotChocolate.Types;

namespace HotChocolate.Introspection;

/// <summary>The introspection schema and the built-in directives (specification 4.2 and 3.13).</summary>
internal sealed partial class IntrospectionTypes
{
    private readonly TypeRegistry _registry;
    private readonly IType _string;
    private readonly IType _requiredString;
    private readonly IType _boolean;
    private readonly ObjectType _schema = new("__Schema", typeof(ISchemaDefinition), "A GraphQL Schema defines the capabilities of a GraphQL server.");
    private readonly ObjectType _type = new("__Type", typeof(IType), "The fundamental unit of any GraphQL Schema is the type.");
    private readonly ObjectType _field = new("__Field", typeof(OutputField), "A field of an object or interface type.");
    private readonly ObjectType _inputValue = new("__InputValue", typeof(InputValueDefinition), "An argument or a field of an input object.");
    private readonly ObjectType _enumValue = new("__EnumValue", typeof(EnumValue), "One possible value of an enum.");
    private readonly ObjectType _directive = new("__Directive", typeof(DirectiveDefinition), "A directive that documents can use.");
    private readonly EnumType _typeKind = EnumOf<TypeKind>("__TypeKind", TypeKind.Directive);
    private readonly EnumType _directiveLocation = EnumOf<DirectiveLocation>("__DirectiveLocation");

    private IntrospectionTypes(TypeRegistry registry, IEnumerable<DirectiveDefinition> more)
    {
        _registry = registry;
        _string = registry.String;
        _requiredString = new NonNullType(registry.String);
        _boolean = new NonNullType(registry.Boolean);
        Directives = [.. MakeDirectives(), .. more];
    }

    internal IReadOnlyList<DirectiveDefinition> Directives { get; }

    internal static IntrospectionTypes Create(TypeRegistry registry, IEnumerable<DirectiveDefinition> more)
    {
        var introspection = new IntrospectionTypes(registry, more);
        introspection.CompleteTypes();
        return introspection;
    }

    /// <summary>Gives every object type <c>__typename</c> and the query type <c>__schema</c> and <c>__type</c> (specification 4.1, 4.2).</summary>
    internal void AddMetaFields(IEnumerable<ObjectType> types, ObjectType query)
    {
        ObjectType[] own = [_schema, _type, _field, _inputValue, _enumValue, _directive];
        foreach (ObjectType type in types.Concat(own))
        {
            IEnumerable<ObjectField> fields = type.Fields.Append(TypeName(type));
            type.SetFields([.. type == query ? fields.Concat([SchemaField(), TypeField()]) : fields]);
        }
    }

    private ObjectField TypeName(ObjectType type) =>
        new ObjectField("__typename", _requiredString, []).ResolveWith(() => new CompiledResolver(
            context =>
            {
                context.Result = type.Name;
                return default;
            },
            _ => type.Name,
            _ => type.Name));

    private ObjectField SchemaField() =>
        new ObjectField("__schema", new NonNullType(_schema), []).ResolveWith(() => CompiledResolver.Of(context => context.Schema));

    private ObjectField TypeField()
    {
        var name = new Argument("name", _requiredString, typeof(string));
        Complete(name);
        return new ObjectField("__type", _type, [name]).ResolveWith(() => CompiledResolver.Of(context =>
            context.Schema.TryGetType((string)context.Argument(0).Value!, out TypeDefinition? type) ? type : null));
    }

    private Argument IncludeDeprecated()
    {
        var argument = new Argument("includeDeprecated", _boolean, typeof(bool)) { DefaultValue = Language.BooleanValueNode.False };
        Complete(argument);
        return argument;
    }

    internal static void Complete(Argument argument)
    {
        argument.Converter = new InputConverterFactory(new Types.Relay.DefaultNodeIdSerializer()).Create(argument);
        argument.DefaultRuntimeValue = argument.DefaultValue is null
            ? null
            : argument.Converter.FromLiteral(argument.DefaultValue, VariableValues.Empty);
    }

    private ObjectField WithDeprecated<TParent, TItem>(
        string name, IType type, Func<TParent, IEnumerable<TItem>?> items, Func<TItem, bool> isDeprecated) =>
        new ObjectField(name, type, [IncludeDeprecated()]).ResolveWith(() => CompiledResolver.Of(context =>
        {
            bool includeDeprecated = (bool)context.Argument(0).Value!;
            return items((TParent)context.ParentValue!)?.Where(item => includeDeprecated || !isDeprecated(item)).ToArray();
        }));

    private static NonNullType ListOf(IType type) => new(new ListType(new NonNullType(type)));

    private static EnumType EnumOf<T>(string name, params T[] hidden)
        where T : struct, Enum =>
        new(
            name,
            typeof(T),
            [.. Enum.GetValues<T>().Except(hidden).Select(v => new EnumValue(Naming.OfEnumValue(v.ToString()), v, null, null))]);
}

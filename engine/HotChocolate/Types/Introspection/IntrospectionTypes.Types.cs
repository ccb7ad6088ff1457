using HotChocolate.Types;

namespace HotChocolate.Introspection;

/// <content>The fields of the introspection types (specification 4.2).</content>
internal sealed partial class IntrospectionTypes
{
    private void CompleteTypes()
    {
        TypeDefinition[] types = [_schema, _type, _field, _inputValue, _enumValue, _directive, _typeKind, _directiveLocation];
        foreach (TypeDefinition type in types)
        {
            _registry.Add(type);
        }

        _schema.SetFields(SchemaFields());
        _type.SetFields(TypeFields());
        _field.SetFields(FieldFields());
        _inputValue.SetFields(InputValueFields());
        _enumValue.SetFields(EnumValueFields());
        _directive.SetFields(DirectiveFields());
    }

    private List<ObjectField> SchemaFields() =>
    [
        ObjectField.FromParent<ISchemaDefinition>("description", _string, s => s.Description),
        ObjectField.FromParent<ISchemaDefinition>(
            "types", ListOf(_type), s => s.Types.Values.OrderBy(t => t.Name, StringComparer.Ordinal).ToArray()),
        ObjectField.FromParent<ISchemaDefinition>("queryType", new NonNullType(_type), s => s.QueryType),
        ObjectField.FromParent<ISchemaDefinition>("mutationType", _type, s => s.MutationType),
        ObjectField.FromParent<ISchemaDefinition>("subscriptionType", _type, s => s.SubscriptionType),
        ObjectField.FromParent<ISchemaDefinition>(
            "directives", ListOf(_directive), s => s.DirectiveDefinitions.Values.OrderBy(d => d.Name, StringComparer.Ordinal).ToArray()),
    ];

    private List<ObjectField> TypeFields() =>
    [
        ObjectField.FromParent<IType>("kind", new NonNullType(_typeKind), t => t.Kind),
        ObjectField.FromParent<IType>("name", _string, t => (t as ITypeDefinition)?.Name),
        ObjectField.FromParent<IType>("description", _string, t => (t as ITypeDefinition)?.Description),
        ObjectField.FromParent<IType>("specifiedByURL", _string, t => (t as ScalarType)?.SpecifiedBy),
        WithDeprecated<IType, OutputField>(
            "fields",
            new ListType(new NonNullType(_field)),
            t => (t as IComplexTypeDefinition)?.Fields.Where(f => !f.IsIntrospectionField),
            f => f.IsDeprecated),
        ObjectField.FromParent<IType>("interfaces", new ListType(new NonNullType(_type)), t => (t as IComplexTypeDefinition)?.Implements),
        new ObjectField("possibleTypes", new ListType(new NonNullType(_type)), []).ResolveWith(() => CompiledResolver.Of(
            context => context.ParentValue is UnionType or InterfaceType
                ? context.Schema.GetPossibleTypes((ITypeDefinition)context.ParentValue)
                : null)),
        WithDeprecated<IType, EnumValue>(
            "enumValues", new ListType(new NonNullType(_enumValue)), t => (t as EnumType)?.Values, v => v.IsDeprecated),
        WithDeprecated<IType, InputField>(
            "inputFields", new ListType(new NonNullType(_inputValue)), t => (t as InputObjectType)?.Fields, f => f.IsDeprecated),
        ObjectField.FromParent<IType>("ofType", _type, t => (t as NonNullType)?.NullableType ?? (t as ListType)?.ElementType),
        ObjectField.FromParent<IType>(
            "isOneOf", _registry.Boolean, t => t is InputObjectType input ? Boxes.Of(input.IsOneOf) : null),
    ];

    private List<ObjectField> FieldFields() =>
    [
        ObjectField.FromParent<OutputField>("name", _requiredString, f => f.Name),
        ObjectField.FromParent<OutputField>("description", _string, f => f.Description),
        WithDeprecated<OutputField, Argument>("args", ListOf(_inputValue), f => f.Arguments, a => a.IsDeprecated),
        ObjectField.FromParent<OutputField>("type", new NonNullType(_type), f => f.Type),
        ObjectField.FromParent<OutputField>("isDeprecated", _boolean, f => Boxes.Of(f.IsDeprecated)),
        ObjectField.FromParent<OutputField>("deprecationReason", _string, f => f.DeprecationReason),
    ];

    private List<ObjectField> InputValueFields() =>
    [
        ObjectField.FromParent<InputValueDefinition>("name", _requiredString, v => v.Name),
        ObjectField.FromParent<InputValueDefinition>("description", _string, v => v.Description),
        ObjectField.FromParent<InputValueDefinition>("type", new NonNullType(_type), v => v.Type),
        ObjectField.FromParent<InputValueDefinition>("defaultValue", _string, v => v.DefaultValue?.ToString(indented: false)),
        ObjectField.FromParent<InputValueDefinition>("isDeprecated", _boolean, v => Boxes.Of(v.IsDeprecated)),
        ObjectField.FromParent<InputValueDefinition>("deprecationReason", _string, v => v.DeprecationReason),
    ];

    private List<ObjectField> EnumValueFields() =>
    [
        ObjectField.FromParent<EnumValue>("name", _requiredString, v => v.Name),
        ObjectField.FromParent<EnumValue>("description", _string, v => v.Description),
        ObjectField.FromParent<EnumValue>("isDeprecated", _boolean, v => Boxes.Of(v.IsDeprecated)),
        ObjectField.FromParent<EnumValue>("deprecationReason", _string, v => v.DeprecationReason),
    ];

    private List<ObjectField> DirectiveFields() =>
    [
        ObjectField.FromParent<DirectiveDefinition>("name", _requiredString, d => d.Name),
        ObjectField.FromParent<DirectiveDefinition>("description", _string, d => d.Description),
        ObjectField.FromParent<DirectiveDefinition>("isRepeatable", _boolean, d => Boxes.Of(d.IsRepeatable)),
        ObjectField.FromParent<DirectiveDefinition>(
            "locations",
            ListOf(_directiveLocation),
            d => Enum.GetValues<DirectiveLocation>().Where(l => d.Locations.HasFlag(l)).ToArray()),
        WithDeprecated<DirectiveDefinition, Argument>("args", ListOf(_inputValue), d => d.Arguments, a => a.IsDeprecated),
    ];
}

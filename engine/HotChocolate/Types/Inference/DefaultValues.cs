using System.Globalization;
using System.Reflection;
using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>Finds the defaults that attributes and C# give input values.</summary>
internal static class DefaultValues
{
    internal static IValueNode? Of(ParameterInfo parameter, IType type) =>
        FromAttributes(parameter, type)
        ?? (parameter is { HasDefaultValue: true, DefaultValue: not null } ? ToLiteral(parameter.DefaultValue, type) : null);

    internal static IValueNode? Of(PropertyInfo property, ParameterInfo? constructorParameter, IType type) =>
        FromAttributes(property, type) ?? (constructorParameter is null ? null : Of(constructorParameter, type));

    private static IValueNode? FromAttributes(ICustomAttributeProvider member, IType type)
    {
        if (MemberAttributes.Get<DefaultValueSyntaxAttribute>(member) is { } syntax)
        {
            return Utf8GraphQLParser.Syntax.ParseValueLiteral(syntax.Syntax);
        }

        return MemberAttributes.Get<DefaultValueAttribute>(member) is { } value ? ToLiteral(value.Value, type) : null;
    }

    internal static IValueNode ToLiteral(object? value, IType type)
    {
        if (value is null)
        {
            return NullValueNode.Default;
        }

        switch (type.NullableType())
        {
            case ListType list when value is System.Collections.IEnumerable items:
                return new ListValueNode([.. items.Cast<object?>().Select(item => ToLiteral(item, list.ElementType))]);
            case EnumType enumType:
                object enumValue = Enum.ToObject(enumType.RuntimeType, value);
                return enumType.TryGetName(enumValue, out string? name)
                    ? new EnumValueNode(name)
                    : throw Unfit(value, type);
            case ScalarType scalar:
                return scalar.ValueToLiteral(value is IConvertible && scalar.RuntimeType.IsPrimitive
                    ? Convert.ChangeType(value, scalar.RuntimeType, CultureInfo.InvariantCulture)
                    : value);
            default:
                throw Unfit(value, type);
        }
    }

    private static SchemaException Unfit(object value, IType type) => new(new SchemaError($"{value} is no default of the type {type}."));
}

using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Literals are values of the type of their place (specification 5.6.1, 5.6.2 and 5.6.4).</summary>
internal sealed class ValuesOfCorrectTypeRule(RuleContext context) : ValidationRule(context), ICheck<IValueNode>
{
    private const string Section = "sec-Values-of-Correct-Type";

    public void Check(IValueNode node)
    {
        if (Context.InputType is not { } type)
            return;
        switch (type.NullableType())
        {
            case not null when node is NullValueNode:
                if (type is NonNullType)
                    ReportValue(node, type);
                break;
            case ListType when node is ListValueNode:
                break;
            case InputObjectType inputObject when node is ObjectValueNode record:
                CheckFields(inputObject, record);
                break;
            case EnumType enumType when node is EnumValueNode value:
                if (!enumType.TryGetValue(value.Value, out _))
                    ReportValue(node, type);
                break;
            case ScalarType scalar when scalar.IsValueCompatible(node):
                break;
            default:
                ReportValue(node, type);
                break;
        }
    }

    private void CheckFields(InputObjectType type, ObjectValueNode record)
    {
        foreach (ObjectFieldNode field in record.Fields)
        {
            if (!type.Fields.TryGetField(field.Name.Value, out _))
                Report($"The input object `{type.Name}` has no field `{field.Name.Value}`.", field, "sec-Input-Object-Field-Names");
        }
        for (int i = 0; i < type.Fields.Count; i++)
        {
            if (type.Fields[i].IsRequired && !Has(record, type.Fields[i].Name))
                Report($"The input field `{type.Fields[i].Name}` is required.", record, "sec-Input-Object-Required-Fields");
        }
        if (type.IsOneOf && !HasOneField(type, record))
            Report($"The input object `{type.Name}` takes exactly one field.", record, "sec-OneOf-Input-Objects-Have-Exactly-One-Field");
    }

    private static bool Has(ObjectValueNode record, string name)
    {
        foreach (ObjectFieldNode field in record.Fields)
        {
            if (field.Name.Value == name)
                return true;
        }
        return false;
    }

    private static bool HasOneField(InputObjectType type, ObjectValueNode record)
    {
        ObjectFieldNode? only = null;
        foreach (ObjectFieldNode field in record.Fields)
        {
            if (!type.Fields.ContainsField(field.Name.Value))
                continue;
            if (only is not null)
                return false;
            only = field;
        }
        return only is { Value: not NullValueNode };
    }

    private void ReportValue(IValueNode value, HotChocolate.Types.IType type)
        => Report($"`{value.ToString(indented: false)}` is no value of the type `{type}`.", value, Section);
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>An input object literal gives each field once (specification 5.6.3).</summary>
internal sealed class UniqueInputFieldNamesRule(RuleContext context) : ValidationRule(context), ICheck<IValueNode>
{
    public void Check(IValueNode node)
    {
        if (node is not ObjectValueNode { Fields.Count: > 1 } record)
            return;
        var names = new Dictionary<string, ObjectFieldNode>(StringComparer.Ordinal);
        foreach (ObjectFieldNode field in record.Fields)
        {
            string name = field.Name.Value;
            if (!names.TryAdd(name, field))
                Report($"The input field `{name}` is given more than once.", [names[name], field], "sec-Input-Object-Field-Uniqueness");
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Operations have different names (specification 5.2.2.1).</summary>
internal sealed class UniqueOperationNamesRule(RuleContext context)
    : ValidationRule(context), ICheck<OperationDefinitionNode>
{
    private readonly Dictionary<string, NameNode> _names = new(StringComparer.Ordinal);

    public void Check(OperationDefinitionNode node)
    {
        if (node.Name is { } name && !_names.TryAdd(name.Value, name))
            Report($"There is more than one operation named `{name.Value}`.", [_names[name.Value], name], "sec-Operation-Name-Uniqueness");
    }
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Operations have different names (specification 5.2.2.1).</summary>
internal sealed class UniqueOperationNamesRule(RuleContext context)
    : ValidationRule(context), ICheck<OperationDefinitionNode>
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Check(OperationDefinitionNode node)
    {
        if (node.Name is { } name && !_names.Add(name.Value))
            Report($"There is more than one operation named `{name.Value}`.", node, "sec-Operation-Name-Uniqueness");
    }
}

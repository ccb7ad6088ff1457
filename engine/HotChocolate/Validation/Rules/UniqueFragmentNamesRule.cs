using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Fragments have different names (specification 5.5.1.1).</summary>
internal sealed class UniqueFragmentNamesRule(RuleContext context)
    : ValidationRule(context), ICheck<FragmentDefinitionNode>
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Check(FragmentDefinitionNode node)
    {
        if (!_names.Add(node.Name.Value))
            Report($"There is more than one fragment named `{node.Name.Value}`.", node, "sec-Fragment-Name-Uniqueness");
    }
}

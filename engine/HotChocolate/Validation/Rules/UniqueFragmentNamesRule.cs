using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Fragments have different names (specification 5.5.1.1).</summary>
internal sealed class UniqueFragmentNamesRule(RuleContext context)
    : ValidationRule(context), ICheck<FragmentDefinitionNode>
{
    private readonly Dictionary<string, NameNode> _names = new(StringComparer.Ordinal);

    public void Check(FragmentDefinitionNode node)
    {
        string name = node.Name.Value;
        if (!_names.TryAdd(name, node.Name))
            Report($"There is more than one fragment named `{name}`.", [_names[name], node.Name], "sec-Fragment-Name-Uniqueness");
    }
}

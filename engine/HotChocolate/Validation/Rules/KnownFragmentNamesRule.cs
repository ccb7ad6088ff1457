using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A fragment that is spread exists (specification 5.5.2.1).</summary>
internal sealed class KnownFragmentNamesRule(RuleContext context) : ValidationRule(context), ICheck<FragmentSpreadNode>
{
    public void Check(FragmentSpreadNode node)
    {
        if (!Context.Fragments.Exists(node))
            Report($"The fragment `{node.Name.Value}` does not exist.", node.Name, "sec-Fragment-Spread-Target-Defined");
    }
}

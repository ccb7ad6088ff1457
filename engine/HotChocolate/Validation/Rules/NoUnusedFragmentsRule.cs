using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Some operation reaches each fragment (specification 5.5.1.4).</summary>
internal sealed class NoUnusedFragmentsRule(RuleContext context) : ValidationRule(context), ICheckUsages
{
    public void CheckUsages(DocumentUsages usages)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (OperationDefinitionNode operation in usages.Operations)
        {
            foreach (DefinitionUsages reached in usages.ReachableFrom(operation))
            {
                if (reached.Definition is FragmentDefinitionNode fragment)
                    used.Add(fragment.Name.Value);
            }
        }
        foreach (IDefinitionNode definition in Context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !used.Contains(fragment.Name.Value))
                Report($"The fragment `{fragment.Name.Value}` is not used.", fragment, "sec-Fragments-Must-Be-Used");
        }
    }
}

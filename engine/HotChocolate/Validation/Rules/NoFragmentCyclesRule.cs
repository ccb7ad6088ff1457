using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>No fragment reaches itself (specification 5.5.2.2).</summary>
internal sealed class NoFragmentCyclesRule(RuleContext context) : ValidationRule(context), ICheckUsages
{
    private readonly HashSet<FragmentDefinitionNode> _finished = [];
    private readonly HashSet<FragmentDefinitionNode> _open = [];

    public void CheckUsages(DocumentUsages usages)
    {
        foreach (IDefinitionNode definition in Context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !_finished.Contains(fragment))
                Explore(fragment, usages);
        }
    }

    /// <summary>Depth first with a stack of its own: a chain of fragments can be longer than the thread's stack is deep.</summary>
    private void Explore(FragmentDefinitionNode root, DocumentUsages usages)
    {
        var path = new Stack<(FragmentDefinitionNode Fragment, int NextSpread)>();
        path.Push((root, 0));
        _open.Add(root);
        while (path.TryPop(out (FragmentDefinitionNode Fragment, int NextSpread) step))
        {
            List<FragmentSpreadNode> spreads = usages[step.Fragment].Spreads;
            if (step.NextSpread == spreads.Count)
            {
                _open.Remove(step.Fragment);
                _finished.Add(step.Fragment);
                continue;
            }
            path.Push((step.Fragment, step.NextSpread + 1));
            FragmentSpreadNode spread = spreads[step.NextSpread];
            if (!Context.Fragments.TryGet(spread, out FragmentDefinitionNode? target) || _finished.Contains(target))
                continue;
            if (_open.Add(target))
                path.Push((target, 0));
            else
                Report(
                    $"The fragment `{target.Name.Value}` spreads itself.", spread, "sec-Fragment-Spreads-Must-Not-Form-Cycles");
        }
    }
}

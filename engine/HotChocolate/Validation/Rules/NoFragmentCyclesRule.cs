using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>No fragment reaches itself (specification 5.5.2.2).</summary>
internal sealed class NoFragmentCyclesRule(RuleContext context) : ValidationRule(context), ICheckUsages
{
    private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public void CheckUsages(DocumentUsages usages)
    {
        foreach (IDefinitionNode definition in Context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !_finished.Contains(fragment.Name.Value))
                Explore(fragment, usages);
        }
    }

    /// <summary>Depth first with a stack of its own: a chain of fragments can be longer than the thread's stack is deep.</summary>
    private void Explore(FragmentDefinitionNode root, DocumentUsages usages)
    {
        var path = new Stack<(FragmentDefinitionNode Fragment, int NextSpread)>();
        path.Push((root, 0));
        _open.Add(root.Name.Value);
        while (path.TryPop(out (FragmentDefinitionNode Fragment, int NextSpread) step))
        {
            List<FragmentSpreadNode> spreads = usages[step.Fragment].Spreads;
            if (step.NextSpread == spreads.Count)
            {
                _open.Remove(step.Fragment.Name.Value);
                _finished.Add(step.Fragment.Name.Value);
                continue;
            }
            path.Push((step.Fragment, step.NextSpread + 1));
            FragmentSpreadNode spread = spreads[step.NextSpread];
            if (!Context.Fragments.TryGet(spread, out FragmentDefinitionNode? target) || _finished.Contains(target.Name.Value))
                continue;
            if (_open.Add(target.Name.Value))
                path.Push((target, 0));
            else
                Report(
                    $"The fragment `{target.Name.Value}` spreads itself.", FindCycle(path, target, usages), "sec-Fragment-Spreads-Must-Not-Form-Cycles");
        }
    }

    /// <summary>The spreads that lead from the fragment back to it.</summary>
    private static List<FragmentSpreadNode> FindCycle(
        Stack<(FragmentDefinitionNode Fragment, int NextSpread)> path, FragmentDefinitionNode target, DocumentUsages usages)
    {
        List<FragmentSpreadNode> cycle = [];
        foreach ((FragmentDefinitionNode fragment, int nextSpread) in path)
        {
            cycle.Add(usages[fragment].Spreads[nextSpread - 1]);
            if (fragment.Name.Value == target.Name.Value)
                break;
        }
        cycle.Reverse();
        return cycle;
    }
}

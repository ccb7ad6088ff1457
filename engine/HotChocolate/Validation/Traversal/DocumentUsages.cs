using HotChocolate.Language;

namespace HotChocolate.Validation.Traversal;

/// <summary>What the definitions of a document use, collected by the traversal.</summary>
internal sealed class DocumentUsages(DocumentValidatorContext.FragmentContext fragments)
{
    private readonly Dictionary<IExecutableDefinitionNode, DefinitionUsages> _definitions = [];
    private readonly Dictionary<OperationDefinitionNode, List<DefinitionUsages>> _reached = [];

    /// <summary>The operations in the order of the document.</summary>
    public List<OperationDefinitionNode> Operations { get; } = [];

    public DefinitionUsages this[IExecutableDefinitionNode definition] => _definitions[definition];

    public DefinitionUsages Add(IExecutableDefinitionNode definition)
    {
        if (definition is OperationDefinitionNode operation)
            Operations.Add(operation);
        return _definitions[definition] = new DefinitionUsages(definition);
    }

    /// <summary>
    /// Follows the spreads of all operations, once for all rules. Many operations that each reach many fragments are far
    /// more than the document's text: false when there is more to look at than the budget allows.
    /// </summary>
    public bool TryFollowSpreads(int budget)
    {
        foreach (OperationDefinitionNode operation in Operations)
        {
            if (!TryFollowSpreads(operation, ref budget))
                return false;
        }
        return true;
    }

    /// <summary>The operation and every fragment that it reaches, each once.</summary>
    public List<DefinitionUsages> ReachableFrom(OperationDefinitionNode operation) => _reached[operation];

    private bool TryFollowSpreads(OperationDefinitionNode operation, ref int budget)
    {
        List<DefinitionUsages> reached = [this[operation]];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < reached.Count; i++)
        {
            budget -= 1 + reached[i].Variables.Count + reached[i].Spreads.Count;
            if (budget < 0)
                return false;
            foreach (FragmentSpreadNode spread in reached[i].Spreads)
            {
                if (seen.Add(spread.Name.Value) && fragments.TryGet(spread, out FragmentDefinitionNode? fragment))
                    reached.Add(this[fragment]);
            }
        }
        _reached[operation] = reached;
        return true;
    }
}

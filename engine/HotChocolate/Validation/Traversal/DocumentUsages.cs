using HotChocolate.Language;

namespace HotChocolate.Validation.Traversal;

/// <summary>What the definitions of a document use, collected by the traversal.</summary>
internal sealed class DocumentUsages(DocumentValidatorContext.FragmentContext fragments)
{
    private readonly Dictionary<IExecutableDefinitionNode, DefinitionUsages> _definitions = [];

    /// <summary>The operations in the order of the document.</summary>
    public List<OperationDefinitionNode> Operations { get; } = [];

    public DefinitionUsages this[IExecutableDefinitionNode definition] => _definitions[definition];

    public DefinitionUsages Add(IExecutableDefinitionNode definition)
    {
        if (definition is OperationDefinitionNode operation)
            Operations.Add(operation);
        return _definitions[definition] = new DefinitionUsages(definition);
    }

    /// <summary>The operation and every fragment that it reaches, each once.</summary>
    public List<DefinitionUsages> ReachableFrom(OperationDefinitionNode operation)
    {
        List<DefinitionUsages> reached = [this[operation]];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < reached.Count; i++)
        {
            foreach (FragmentSpreadNode spread in reached[i].Spreads)
            {
                if (seen.Add(spread.Name.Value) && fragments.TryGet(spread, out FragmentDefinitionNode? fragment))
                    reached.Add(this[fragment]);
            }
        }
        return reached;
    }
}

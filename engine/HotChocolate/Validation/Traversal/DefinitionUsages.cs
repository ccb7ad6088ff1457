using HotChocolate.Language;

namespace HotChocolate.Validation.Traversal;

/// <summary>What one operation or fragment uses.</summary>
internal sealed class DefinitionUsages(IExecutableDefinitionNode definition)
{
    public IExecutableDefinitionNode Definition { get; } = definition;

    public List<VariableUsage> Variables { get; } = [];

    public List<FragmentSpreadNode> Spreads { get; } = [];
}

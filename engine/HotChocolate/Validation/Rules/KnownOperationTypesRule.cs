using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>The schema has a root type for each operation (specification 5.2.1.1).</summary>
internal sealed class KnownOperationTypesRule(RuleContext context)
    : ValidationRule(context), ICheck<OperationDefinitionNode>
{
    public void Check(OperationDefinitionNode node)
    {
        if (Context.Schema.GetOperationType(node.Operation) is null)
            Report($"The schema has no type for a {node.Operation.ToString().ToLowerInvariant()}.", node, "sec-Operation-Type-Existence");
    }
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation without a name is alone (specification 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperationRule(RuleContext context) : ValidationRule(context), ICheck<DocumentNode>
{
    public void Check(DocumentNode node)
    {
        OperationDefinitionNode[] operations = [.. node.Definitions.OfType<OperationDefinitionNode>()];
        if (operations.Length < 2)
            return;
        foreach (OperationDefinitionNode operation in operations)
        {
            if (operation.Name is null)
                Report("An operation without a name must be the only one.", operation, "sec-Lone-Anonymous-Operation");
        }
    }
}

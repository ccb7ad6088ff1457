using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation without a name is alone (specification 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperationRule(RuleContext context) : ValidationRule(context), ICheck<DocumentNode>
{
    public void Check(DocumentNode node)
    {
        int operations = 0;
        OperationDefinitionNode? anonymous = null;
        foreach (IDefinitionNode definition in node.Definitions)
        {
            if (definition is not OperationDefinitionNode operation)
                continue;
            operations++;
            if (operation.Name is null)
                anonymous = operation;
        }
        if (anonymous is not null && operations > 1)
            Report("An operation without a name must be the only one.", anonymous, "sec-Lone-Anonymous-Operation");
    }
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A document for execution holds operations and fragments only (specification 5.1.1).</summary>
internal sealed class ExecutableDefinitionsRule(RuleContext context) : ValidationRule(context), ICheck<DocumentNode>
{
    public void Check(DocumentNode node)
    {
        foreach (IDefinitionNode definition in node.Definitions)
        {
            if (definition is not IExecutableDefinitionNode)
                Report("The document defines types, which can not be executed.", definition, "sec-Executable-Definitions");
        }
    }
}

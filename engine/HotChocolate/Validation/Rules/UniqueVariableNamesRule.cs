using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation defines each variable once (specification 5.8.1).</summary>
internal sealed class UniqueVariableNamesRule(RuleContext context)
    : ValidationRule(context), ICheck<OperationDefinitionNode>
{
    public void Check(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Count < 2)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (VariableDefinitionNode variable in node.VariableDefinitions)
        {
            if (!names.Add(variable.Variable.Value))
                Report($"The variable `${variable.Variable.Value}` is defined more than once.", variable, "sec-Variable-Uniqueness");
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation or its fragments use all variables that it defines (specification 5.8.4).</summary>
internal sealed class NoUnusedVariablesRule(RuleContext context) : ValidationRule(context), ICheckUsages
{
    public void CheckUsages(DocumentUsages usages)
    {
        foreach (OperationDefinitionNode operation in usages.Operations)
        {
            if (operation.VariableDefinitions.Count == 0)
                continue;
            var unused = new HashSet<string>(StringComparer.Ordinal);
            foreach (VariableDefinitionNode variable in operation.VariableDefinitions)
                unused.Add(variable.Variable.Value);
            foreach (DefinitionUsages reached in usages.ReachableFrom(operation))
            {
                foreach (VariableUsage usage in reached.Variables)
                    unused.Remove(usage.Variable.Value);
            }
            foreach (VariableDefinitionNode variable in operation.VariableDefinitions)
            {
                if (unused.Contains(variable.Variable.Value))
                    Report($"The variable `${variable.Variable.Value}` is not used.", variable, "sec-All-Variables-Used");
            }
        }
    }
}

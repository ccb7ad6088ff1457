using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation defines all variables that it and its fragments use (specification 5.8.3).</summary>
internal sealed class NoUndefinedVariablesRule(RuleContext context) : ValidationRule(context), ICheckUsages
{
    public void CheckUsages(DocumentUsages usages)
    {
        foreach (OperationDefinitionNode operation in usages.Operations)
        {
            var variables = new OperationVariables(operation);
            foreach (DefinitionUsages reached in usages.ReachableFrom(operation))
            {
                foreach (VariableUsage usage in reached.Variables)
                {
                    if (variables.Find(usage.Variable.Value) is null)
                        Report($"The variable `${usage.Variable.Value}` is not defined.", [usage.Variable, operation], "sec-All-Variable-Uses-Defined");
                }
            }
        }
    }
}

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
            SortedSet<string>? undefined = null;
            foreach (DefinitionUsages reached in usages.ReachableFrom(operation))
            {
                foreach (VariableUsage usage in reached.Variables)
                {
                    if (variables.Find(usage.Variable.Value) is null)
                        (undefined ??= new SortedSet<string>(StringComparer.Ordinal)).Add(usage.Variable.Value);
                }
            }
            if (undefined is not null)
                Report($"Variables are not defined: {string.Join(", ", undefined)}.", operation, "sec-All-Variable-Uses-Defined");
        }
    }
}

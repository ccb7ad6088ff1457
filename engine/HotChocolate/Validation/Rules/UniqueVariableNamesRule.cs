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
        var repeated = new RepeatedNames<NameNode>();
        foreach (VariableDefinitionNode variable in node.VariableDefinitions)
            repeated.Add(variable.Variable.Value, variable.Variable.Name);
        foreach ((string name, List<NameNode> names) in repeated.Groups)
            Report($"The variable `${name}` is defined more than once.", names, "sec-Variable-Uniqueness");
    }
}

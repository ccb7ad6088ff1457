using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation's variables by name; of several with one name, the last.</summary>
internal sealed class OperationVariables
{
    private readonly Dictionary<string, VariableDefinitionNode> _variables = new(StringComparer.Ordinal);

    public OperationVariables(OperationDefinitionNode operation)
    {
        foreach (VariableDefinitionNode variable in operation.VariableDefinitions)
            _variables[variable.Variable.Value] = variable;
    }

    public VariableDefinitionNode? Find(string name) => _variables.GetValueOrDefault(name);
}

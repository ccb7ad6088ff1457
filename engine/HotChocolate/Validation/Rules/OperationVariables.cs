using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation's variables by name.</summary>
internal static class OperationVariables
{
    public static VariableDefinitionNode? FindVariable(this OperationDefinitionNode operation, string name)
    {
        foreach (VariableDefinitionNode variable in operation.VariableDefinitions)
        {
            if (variable.Variable.Value == name)
                return variable;
        }
        return null;
    }
}

namespace HotChocolate.Language.Utilities;

public sealed partial class SyntaxPrinter
{
    private void WriteOperation(OperationDefinitionNode operation)
    {
        WriteDescription(operation.Description);
        bool shorthand = operation is
        {
            Operation: OperationType.Query, Name: null, Description: null,
            VariableDefinitions.Count: 0, Directives.Count: 0,
        };
        if (!shorthand)
        {
            Write(KeywordOf(operation.Operation));
            if (operation.Name is { } name)
                Write(" " + name.Value);
            else if (operation.VariableDefinitions.Count > 0)
                Write(" ");
            WriteVariableDefinitions(operation.VariableDefinitions);
            WriteDirectives(operation.Directives);
            Write(" ");
        }
        Write(operation.SelectionSet);
    }

    private static string KeywordOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    private void WriteVariableDefinitions(IReadOnlyList<VariableDefinitionNode> variables)
    {
        if (variables.Count == 0)
            return;
        bool described = false;
        foreach (VariableDefinitionNode variable in variables)
            described |= variable.Description is not null;
        if (described)
        {
            WriteLines("(", variables, ")");
            return;
        }
        Write("(");
        WriteSeparated(variables, ", ");
        Write(")");
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        WriteValue(variable.Variable);
        Write(": ");
        WriteType(variable.Type);
        if (variable.DefaultValue is not null)
        {
            Write(" = ");
            WriteValue(variable.DefaultValue);
        }
        WriteDirectives(variable.Directives);
    }

    private void WriteFragment(FragmentDefinitionNode fragment)
    {
        WriteDescription(fragment.Description);
        Write("fragment " + fragment.Name.Value);
        WriteVariableDefinitions(fragment.VariableDefinitions);
        Write(" on " + fragment.TypeCondition.Name.Value);
        WriteDirectives(fragment.Directives);
        Write(" ");
        Write(fragment.SelectionSet);
    }

    private void WriteInlineFragment(InlineFragmentNode fragment)
    {
        Write("...");
        if (fragment.TypeCondition is not null)
            Write(" on " + fragment.TypeCondition.Name.Value);
        WriteDirectives(fragment.Directives);
        Write(" ");
        Write(fragment.SelectionSet);
    }

    private void WriteField(FieldNode field)
    {
        int start = _text.Length;
        if (field.Alias is not null)
            Write(field.Alias.Value + ": ");
        Write(field.Name.Value);
        WriteArguments(field.Arguments, start);
        WriteDirectives(field.Directives);
        if (field.SelectionSet is null)
            return;
        Write(" ");
        Write(field.SelectionSet);
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments, int lineStart)
    {
        if (arguments.Count == 0)
            return;
        int open = _text.Length;
        Write("(");
        WriteSeparated(arguments, ", ");
        Write(")");
        if (!_indented || _text.Length - lineStart <= MaxLineLength)
            return;
        _text.Length = open;
        WriteLines("(", arguments, ")");
    }
}

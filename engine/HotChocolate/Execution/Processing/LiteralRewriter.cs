using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>Puts variables' values into literals, for those who ask for an argument as it was written.</summary>
internal static class LiteralRewriter
{
    public static IValueNode ReplaceVariables(IValueNode literal, VariableValues variables) => literal switch
    {
        VariableNode variable => variables.TryGet(variable.Value, out var value)
            ? value.Literal ?? JsonLiteral.Parse(value.Json)
            : NullValueNode.Default,
        ListValueNode list => new ListValueNode([.. list.Items.Select(item => ReplaceVariables(item, variables))]),
        ObjectValueNode map => new ObjectValueNode([.. map.Fields.Select(
            field => new ObjectFieldNode(field.Name.Value, ReplaceVariables(field.Value, variables)))]),
        _ => literal,
    };
}

using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A variable's type is a scalar, an enum or an input object, or lists of them (specification 5.8.2).</summary>
internal sealed class VariablesAreInputTypesRule(RuleContext context)
    : ValidationRule(context), ICheck<VariableDefinitionNode>
{
    public void Check(VariableDefinitionNode node)
    {
        if (Context.Schema.Resolve(node.Type) is { } type && !type.IsInputType())
            Report($"The variable `${node.Variable.Value}` has no input type.", node.Type, "sec-Variables-Are-Input-Types");
    }
}

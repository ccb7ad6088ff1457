using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A field exists on the type that it is selected on (specification 5.3.1).</summary>
internal sealed class FieldsOnCorrectTypeRule(RuleContext context) : ValidationRule(context), ICheck<FieldNode>, ICheck<SelectionSetNode>
{
    private const string Section = "sec-Field-Selections";

    public void Check(FieldNode node)
    {
        if (Context.Field is null && Context.ParentType is IComplexTypeDefinition parent)
            Report($"The field `{node.Name.Value}` does not exist on the type `{parent.Name}`.", node, Section);
    }

    public void Check(SelectionSetNode node)
    {
        if (Context.ParentType is not UnionType union)
            return;
        foreach (ISelectionNode selection in node.Selections)
        {
            if (selection is not FieldNode { Name.Value: not "__typename" })
                continue;
            Report($"The union `{union.Name}` has no fields: select them in fragments on its types.", node, Section);
            return;
        }
    }
}

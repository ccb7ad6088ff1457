using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A field exists on the type that it is selected on (specification 5.3.1).</summary>
internal sealed class FieldsOnCorrectTypeRule(RuleContext context) : ValidationRule(context), ICheck<FieldNode>
{
    private const string Section = "sec-Field-Selections";

    public void Check(FieldNode node)
    {
        if (Context.Field is not null || Context.ParentType is not { } parent || !parent.IsCompositeType())
            return;
        Report(
            parent is UnionType
                ? $"The union `{parent.Name}` has no fields: select `{node.Name.Value}` in fragments on its types."
                : $"The field `{node.Name.Value}` does not exist on the type `{parent.Name}`.",
            node,
            Section);
    }
}

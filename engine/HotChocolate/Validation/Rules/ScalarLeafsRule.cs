using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Scalars and enums have no selections; all other types have (specification 5.3.3).</summary>
internal sealed class ScalarLeafsRule(RuleContext context) : ValidationRule(context), ICheck<FieldNode>
{
    private const string Section = "sec-Leaf-Field-Selections";

    public void Check(FieldNode node)
    {
        if (Context.Field is not { } field)
            return;
        bool isComposite = field.Type.NamedType().IsCompositeType();
        if (isComposite && node.SelectionSet is null)
            Report($"The field `{node.Name.Value}` of the type `{field.Type}` needs a selection of subfields.", node, Section);
        else if (!isComposite && node.SelectionSet is not null)
            Report($"The field `{node.Name.Value}` of the type `{field.Type}` has no subfields to select.", node.SelectionSet, Section);
    }
}

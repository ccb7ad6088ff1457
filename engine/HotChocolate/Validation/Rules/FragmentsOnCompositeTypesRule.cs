using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A fragment's type is an object, an interface or a union (specification 5.5.1.3).</summary>
internal sealed class FragmentsOnCompositeTypesRule(RuleContext context)
    : ValidationRule(context), ICheck<FragmentDefinitionNode>, ICheck<InlineFragmentNode>
{
    public void Check(FragmentDefinitionNode node) => Check(node.TypeCondition);

    public void Check(InlineFragmentNode node)
    {
        if (node.TypeCondition is not null)
            Check(node.TypeCondition);
    }

    private void Check(NamedTypeNode typeCondition)
    {
        if (Context.Schema.TryGetType(typeCondition.Name.Value, out TypeDefinition? type) && !type.IsCompositeType())
        {
            Report(
                $"A fragment is on an object, an interface or a union, which `{type.Name}` is not.",
                typeCondition,
                "sec-Fragments-on-Object-Interface-or-Union-Types");
        }
    }
}

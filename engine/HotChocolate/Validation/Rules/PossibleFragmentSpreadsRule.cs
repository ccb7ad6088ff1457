using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Some object can be of both a fragment's type and the type that it is spread on (specification 5.5.2.3).</summary>
internal sealed class PossibleFragmentSpreadsRule(RuleContext context)
    : ValidationRule(context), ICheck<InlineFragmentNode>, ICheck<FragmentSpreadNode>
{
    public void Check(InlineFragmentNode node)
    {
        if (node.TypeCondition is not null)
            Check(node.TypeCondition, node);
    }

    public void Check(FragmentSpreadNode node)
    {
        if (Context.Fragments.TryGet(node, out FragmentDefinitionNode? fragment))
            Check(fragment.TypeCondition, node);
    }

    private void Check(NamedTypeNode typeCondition, ISyntaxNode spread)
    {
        if (Context.ParentType is not { } parent || !parent.IsCompositeType()
            || !Context.Schema.TryGetType(typeCondition.Name.Value, out TypeDefinition? type) || !type.IsCompositeType()
            || Overlap(parent, type))
            return;
        Report($"No `{parent.Name}` can be a `{type.Name}`.", spread, "sec-Fragment-Spread-Is-Possible");
    }

    private bool Overlap(ITypeDefinition left, ITypeDefinition right)
    {
        if (ReferenceEquals(left, right))
            return true;
        IReadOnlyList<ObjectType> rightTypes = Context.Schema.GetPossibleTypes(right);
        foreach (ObjectType type in Context.Schema.GetPossibleTypes(left))
        {
            for (int i = 0; i < rightTypes.Count; i++)
            {
                if (ReferenceEquals(type, rightTypes[i]))
                    return true;
            }
        }
        return false;
    }
}

using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Types that fragments and variables name exist (specification 5.5.1.2 and 5.8.2).</summary>
internal sealed class KnownTypeNamesRule(RuleContext context)
    : ValidationRule(context), ICheck<FragmentDefinitionNode>, ICheck<InlineFragmentNode>, ICheck<VariableDefinitionNode>
{
    private const string FragmentSection = "sec-Fragment-Spread-Type-Existence";

    public void Check(FragmentDefinitionNode node) => Check(node.TypeCondition, FragmentSection);

    public void Check(InlineFragmentNode node)
    {
        if (node.TypeCondition is not null)
            Check(node.TypeCondition, FragmentSection);
    }

    public void Check(VariableDefinitionNode node) => Check(node.Type.NamedType(), "sec-Variables-Are-Input-Types");

    private void Check(NamedTypeNode type, string section)
    {
        if (!Context.Schema.TryGetType(type.Name.Value, out _))
            Report($"The type `{type.Name.Value}` does not exist.", type, section);
    }
}

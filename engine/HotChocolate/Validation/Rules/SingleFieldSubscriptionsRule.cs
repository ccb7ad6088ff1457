using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>
/// A subscription has one root field, which is neither introspection nor conditional (specification 5.2.4.1).
/// </summary>
internal sealed class SingleFieldSubscriptionsRule(RuleContext context)
    : ValidationRule(context), ICheck<OperationDefinitionNode>
{
    private const string Section = "sec-Single-Root-Field";

    /// <summary>How many selection sets may be looked at; who has more is refused for reaching fragments in too many ways.</summary>
    private int _budget = 10_000 + (16 * context.Document.Count);

    public void Check(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription)
            return;
        var responseNames = new HashSet<string>(StringComparer.Ordinal);
        bool introspects = false;
        foreach (FieldNode field in CollectRootFields(node.SelectionSet))
        {
            responseNames.Add(field.ResponseName);
            introspects |= field.Name.Value.StartsWith("__", StringComparison.Ordinal);
        }
        if (responseNames.Count > 1)
            Report("A subscription has exactly one root field.", node, Section);
        else if (introspects)
            Report("A subscription's root field is not one of introspection.", node, Section);
    }

    private List<FieldNode> CollectRootFields(SelectionSetNode root)
    {
        List<FieldNode> fields = [];
        List<SelectionSetNode> pending = [root];
        var spreads = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < pending.Count && --_budget > 0; i++)
        {
            foreach (ISelectionNode selection in pending[i].Selections)
            {
                RefuseConditions(selection);
                if (selection is FieldNode field)
                    fields.Add(field);
                else if (selection is InlineFragmentNode inline)
                    pending.Add(inline.SelectionSet);
                else if (selection is FragmentSpreadNode spread
                    && spreads.Add(spread.Name.Value)
                    && Context.Fragments.TryGet(spread, out FragmentDefinitionNode? fragment))
                    pending.Add(fragment.SelectionSet);
            }
        }
        return fields;
    }

    private void RefuseConditions(ISelectionNode selection)
    {
        foreach (DirectiveNode directive in selection.Directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                Report("The root of a subscription is not selected by `@skip` or `@include`.", selection, Section);
                return;
            }
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Types;
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
        if (node.Operation != OperationType.Subscription || Context.ParentType is not ObjectType root)
            return;
        var fields = SubscriptionFields.Collect(node.SelectionSet, root, Context, ref _budget);
        if (fields.Conditions.Count > 0)
            Report("The root of a subscription is not selected by `@skip` or `@include`.", fields.Conditions, Section);
        else if (fields.Groups.Count == 0)
            Report("A subscription has one root field.", node.SelectionSet, Section);
        else
            Check(fields.Groups);
    }

    private void Check(List<List<FieldNode>> groups)
    {
        if (groups.Count > 1)
            Report("A subscription has only one root field.", [.. groups.Skip(1).SelectMany(group => group)], Section);
        foreach (List<FieldNode> group in groups)
        {
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                Report("A subscription's root field is not one of introspection.", group, Section);
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A directive stands at most once at a place, unless it is repeatable (specification 5.7.3).</summary>
internal sealed class UniqueDirectivesPerLocationRule(RuleContext context)
    : ValidationRule(context), ICheck<IReadOnlyList<DirectiveNode>>
{
    public void Check(IReadOnlyList<DirectiveNode> node)
    {
        if (node.Count < 2)
            return;
        var names = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (DirectiveNode directive in node)
        {
            if (!names.TryAdd(directive.Name.Value, directive)
                && Context.Schema.DirectiveDefinitions.TryGetValue(directive.Name.Value, out DirectiveDefinition? definition)
                && !definition.IsRepeatable)
            {
                Report(
                    $"The directive `@{directive.Name.Value}` stands here more than once.",
                    [names[directive.Name.Value], directive],
                    "sec-Directives-Are-Unique-per-Location");
            }
        }
    }
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>An argument is defined for its field or directive (specification 5.4.1).</summary>
internal sealed class KnownArgumentNamesRule(RuleContext context) : ValidationRule(context), ICheck<ArgumentNode>
{
    public void Check(ArgumentNode node)
    {
        if (Context.ArgumentDefinitions is { } known && !known.ContainsField(node.Name.Value))
            Report($"The argument `{node.Name.Value}` does not exist.", node, "sec-Argument-Names");
    }
}

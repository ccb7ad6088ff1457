using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A field or directive takes each argument once (specification 5.4.2).</summary>
internal sealed class UniqueArgumentNamesRule(RuleContext context)
    : ValidationRule(context), ICheck<IReadOnlyList<ArgumentNode>>
{
    public void Check(IReadOnlyList<ArgumentNode> node)
    {
        if (node.Count < 2)
            return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ArgumentNode argument in node)
        {
            if (!names.Add(argument.Name.Value))
                Report($"The argument `{argument.Name.Value}` is given more than once.", argument, "sec-Argument-Uniqueness");
        }
    }
}

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
        var repeated = new RepeatedNames<ArgumentNode>();
        foreach (ArgumentNode argument in node)
            repeated.Add(argument.NameText, argument);
        foreach ((string name, List<ArgumentNode> arguments) in repeated.Groups)
            Report($"The argument `{name}` is given more than once.", arguments, "sec-Argument-Uniqueness");
    }
}

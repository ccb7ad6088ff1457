using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>
/// Arguments that are not null and have no default are given (specification 5.4.3); that they are not given as null is a matter of
/// <see cref="ValuesOfCorrectTypeRule"/>.
/// </summary>
internal sealed class ProvidedRequiredArgumentsRule(RuleContext context)
    : ValidationRule(context), ICheck<IReadOnlyList<ArgumentNode>>
{
    private const string Section = "sec-Required-Arguments";

    public void Check(IReadOnlyList<ArgumentNode> node)
    {
        if (Context.ArgumentDefinitions is not { Count: > 0 } definitions)
            return;
        for (int i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].IsRequired && !Has(node, definitions[i].Name))
                Report($"The argument `{definitions[i].Name}` is required.", Context.ArgumentHolder!, Section);
        }
    }

    private static bool Has(IReadOnlyList<ArgumentNode> arguments, string name)
    {
        foreach (ArgumentNode argument in arguments)
        {
            if (argument.Name.Value == name)
                return true;
        }
        return false;
    }
}

using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Arguments that are not null and have no default are given (specification 5.4.3).</summary>
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
            if (definitions[i] is not { IsRequired: true } and not { Type: NonNullType })
                continue;
            Argument definition = definitions[i];
            ArgumentNode? given = Find(node, definition.Name);
            if (given is null && definition.IsRequired)
                Report($"The argument `{definition.Name}` is required.", Context.ArgumentHolder!, Section);
            else if (given?.Value is NullValueNode)
                Report($"The argument `{definition.Name}` is not null.", given, Section);
        }
    }

    private static ArgumentNode? Find(IReadOnlyList<ArgumentNode> arguments, string name)
    {
        foreach (ArgumentNode argument in arguments)
        {
            if (argument.Name.Value == name)
                return argument;
        }
        return null;
    }
}

using HotChocolate.Language;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>A directive exists and can stand where it does (specification 5.7.1 and 5.7.2).</summary>
internal sealed class KnownDirectivesRule(RuleContext context) : ValidationRule(context), ICheck<DirectiveNode>
{
    public void Check(DirectiveNode node)
    {
        if (Context.Directive is not { } directive)
            Report($"The directive `@{node.Name.Value}` does not exist.", node, "sec-Directives-Are-Defined");
        else if ((directive.Locations & Context.DirectiveLocation) == 0)
            Report($"The directive `@{directive.Name}` can not stand here.", node, "sec-Directives-Are-in-Valid-Locations");
    }
}

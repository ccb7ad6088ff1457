using HotChocolate.Language;

namespace HotChocolate.Validation.Traversal;

/// <summary>A rule of the specification's section 5, made for the validation of one document.</summary>
internal abstract class ValidationRule(RuleContext context)
{
    protected RuleContext Context { get; } = context;

    protected void Report(string message, ISyntaxNode node, string section)
        => Context.Report(message, [node], section);

    protected void Report(string message, IReadOnlyList<ISyntaxNode> nodes, string section)
        => Context.Report(message, nodes, section);
}

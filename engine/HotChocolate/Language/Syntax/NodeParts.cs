namespace HotChocolate.Language;

/// <summary>What only few named nodes have: one that has none of it pays for one empty reference.</summary>
internal class NodeParts(IReadOnlyList<DirectiveNode> directives)
{
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public static NodeParts? From(IReadOnlyList<DirectiveNode> directives)
        => directives.Count == 0 ? null : new NodeParts(directives);
}

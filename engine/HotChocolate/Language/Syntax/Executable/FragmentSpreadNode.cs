namespace HotChocolate.Language;

/// <summary>The use of a named fragment (specification 2.8).</summary>
public sealed class FragmentSpreadNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
    : NamedSyntaxNode(location, name, directives), ISelectionNode
{
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
    }
}

namespace HotChocolate.Language;

/// <summary>The base of nodes with a name and directives.</summary>
public abstract class NamedSyntaxNode : SyntaxNode, INamedSyntaxNode
{
    private protected NamedSyntaxNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
        : base(location)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Directives = directives ?? throw new ArgumentNullException(nameof(directives));
    }

    public NameNode Name { get; }

    public IReadOnlyList<DirectiveNode> Directives { get; }
}

namespace HotChocolate.Language;

/// <summary>The base of nodes with a name and directives.</summary>
public abstract class NamedSyntaxNode : SyntaxNode, INamedSyntaxNode
{
    private HeldName _name;

    private protected NamedSyntaxNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
        : base(location)
    {
        _name = new HeldName(name ?? throw new ArgumentNullException(nameof(name)));
        Directives = directives ?? throw new ArgumentNullException(nameof(directives));
    }

    /// <summary>For the parser: a name held as text starts where the node does.</summary>
    private protected NamedSyntaxNode(HeldName name, IReadOnlyList<DirectiveNode> directives) : base(default(SourceSpan))
    {
        _name = name;
        Directives = directives;
    }

    public NameNode Name => _name.ToNode(Span);

    public IReadOnlyList<DirectiveNode> Directives { get; }

    /// <summary>The name, without making a node of it.</summary>
    internal string NameText => _name.Text;
}

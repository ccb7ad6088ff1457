namespace HotChocolate.Language;

/// <summary>The base of nodes with a name and directives.</summary>
public abstract class NamedSyntaxNode : SyntaxNode, INamedSyntaxNode
{
    private HeldName _name;

    private protected NamedSyntaxNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
        : this(location, name, NodeParts.From(directives)) { }

    private protected NamedSyntaxNode(Location? location, NameNode name, NodeParts? parts) : base(location)
    {
        _name = new HeldName(name ?? throw new ArgumentNullException(nameof(name)));
        Parts = parts;
    }

    /// <summary>For the parser: a name held as text starts where the node does.</summary>
    private protected NamedSyntaxNode(HeldName name, NodeParts? parts) : base(default(SourceSpan))
    {
        _name = name;
        // Storing a reference, also to nothing, is told to the garbage collector: only what is there is stored.
        if (parts is not null)
            Parts = parts;
    }

    public NameNode Name => _name.ToNode(Span);

    public IReadOnlyList<DirectiveNode> Directives => Parts?.Directives ?? [];

    /// <summary>The name, without making a node of it.</summary>
    internal string NameText => _name.Text;

    private protected NodeParts? Parts { get; }
}

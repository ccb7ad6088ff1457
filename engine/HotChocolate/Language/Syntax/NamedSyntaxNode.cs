namespace HotChocolate.Language;

/// <summary>The base of nodes with a name and directives.</summary>
public abstract class NamedSyntaxNode : SyntaxNode, INamedSyntaxNode
{
    private readonly IReadOnlyList<DirectiveNode>? _directives;
    private HeldName _name;

    private protected NamedSyntaxNode(Location? location, NameNode name, IReadOnlyList<DirectiveNode> directives)
        : base(location)
    {
        _name = new HeldName(name ?? throw new ArgumentNullException(nameof(name)));
        _directives = directives ?? throw new ArgumentNullException(nameof(directives));
    }

    /// <summary>For the parser: a name held as text starts where the node does. No directives are null.</summary>
    private protected NamedSyntaxNode(HeldName name, DirectiveNode[]? directives) : base(default(SourceSpan))
    {
        _name = name;
        // Storing a reference, also to nothing, is told to the garbage collector: only what is there is stored.
        if (directives is not null)
            _directives = directives;
    }

    public NameNode Name => _name.ToNode(Span);

    public IReadOnlyList<DirectiveNode> Directives => _directives ?? [];

    /// <summary>The name, without making a node of it.</summary>
    internal string NameText => _name.Text;
}

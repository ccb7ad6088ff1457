namespace HotChocolate.Language;

/// <summary>An applied directive (specification 2.13).</summary>
public sealed class DirectiveNode : SyntaxNode, IHasName
{
    private HeldName _name;

    public DirectiveNode(Location? location, NameNode name, IReadOnlyList<ArgumentNode> arguments) : base(location)
    {
        _name = new HeldName(name);
        Arguments = arguments;
    }

    public DirectiveNode(string name, params ArgumentNode[] arguments) : this(null, new NameNode(name), arguments) { }

    internal DirectiveNode(HeldName name, IReadOnlyList<ArgumentNode> arguments) : base(default(SourceSpan))
    {
        _name = name;
        Arguments = arguments;
    }

    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name => _name.ToNode(Span, offset: 1);

    public IReadOnlyList<ArgumentNode> Arguments { get; }

    /// <summary>The name, without making a node of it.</summary>
    internal string NameText => _name.Text;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
        foreach (ArgumentNode argument in Arguments)
            yield return argument;
    }
}

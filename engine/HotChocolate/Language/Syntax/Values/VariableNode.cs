namespace HotChocolate.Language;

/// <summary>The use of a variable, <c>$name</c> (specification 2.11).</summary>
public sealed class VariableNode : SyntaxNode, IValueNode<string>, IHasName
{
    private HeldName _name;

    public VariableNode(Location? location, NameNode name) : base(location) => _name = new HeldName(name);

    public VariableNode(NameNode name) : this(null, name) { }

    public VariableNode(string name) : this(null, new NameNode(name)) { }

    internal VariableNode(HeldName name) : base(default(SourceSpan)) => _name = name;

    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name => _name.ToNode(Span, offset: 1);

    /// <summary>The name without the dollar sign.</summary>
    public string Value => _name.Text;

    object IValueNode.Value => _name.Text;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
    }
}

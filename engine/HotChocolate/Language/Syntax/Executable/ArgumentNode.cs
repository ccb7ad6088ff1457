namespace HotChocolate.Language;

/// <summary>An argument of a field or a directive (specification 2.6).</summary>
public sealed class ArgumentNode : SyntaxNode, IHasName
{
    private HeldName _name;

    public ArgumentNode(Location? location, NameNode name, IValueNode value) : base(location)
    {
        _name = new HeldName(name);
        Value = value;
    }

    public ArgumentNode(string name, IValueNode value) : this(null, new NameNode(name), value) { }

    public ArgumentNode(string name, string value) : this(null, new NameNode(name), new StringValueNode(value)) { }

    public ArgumentNode(string name, int value) : this(null, new NameNode(name), new IntValueNode(value)) { }

    public ArgumentNode(string name, bool value) : this(null, new NameNode(name), new BooleanValueNode(value)) { }

    internal ArgumentNode(HeldName name, IValueNode value) : base(default(SourceSpan))
    {
        _name = name;
        Value = value;
    }

    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name => _name.ToNode(Span);

    public IValueNode Value { get; }

    /// <summary>The name, without making a node of it.</summary>
    internal string NameText => _name.Text;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
        yield return Value;
    }
}

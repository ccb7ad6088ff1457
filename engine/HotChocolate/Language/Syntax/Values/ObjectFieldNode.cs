namespace HotChocolate.Language;

/// <summary>One field of an input object literal.</summary>
public sealed class ObjectFieldNode : SyntaxNode, IHasName
{
    private HeldName _name;

    public ObjectFieldNode(Location? location, NameNode name, IValueNode value) : base(location)
    {
        _name = new HeldName(name);
        Value = value;
    }

    public ObjectFieldNode(string name, IValueNode value) : this(null, new NameNode(name), value) { }

    public ObjectFieldNode(string name, string value) : this(null, new NameNode(name), new StringValueNode(value)) { }

    public ObjectFieldNode(string name, int value) : this(null, new NameNode(name), new IntValueNode(value)) { }

    public ObjectFieldNode(string name, bool value) : this(null, new NameNode(name), new BooleanValueNode(value)) { }

    internal ObjectFieldNode(HeldName name, IValueNode value) : base(default(SourceSpan))
    {
        _name = name;
        Value = value;
    }

    public override SyntaxKind Kind => SyntaxKind.ObjectField;

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

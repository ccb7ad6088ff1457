namespace HotChocolate.Language;

/// <summary>One field of an input object literal.</summary>
public sealed class ObjectFieldNode(Location? location, NameNode name, IValueNode value) : SyntaxNode(location), IHasName
{
    public ObjectFieldNode(string name, IValueNode value) : this(null, new NameNode(name), value) { }

    public ObjectFieldNode(string name, string value) : this(null, new NameNode(name), new StringValueNode(value)) { }

    public ObjectFieldNode(string name, int value) : this(null, new NameNode(name), new IntValueNode(value)) { }

    public ObjectFieldNode(string name, bool value) : this(null, new NameNode(name), new BooleanValueNode(value)) { }

    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
        yield return Value;
    }
}

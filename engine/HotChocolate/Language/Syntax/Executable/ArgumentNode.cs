namespace HotChocolate.Language;

/// <summary>An argument of a field or a directive (specification 2.6).</summary>
public sealed class ArgumentNode(Location? location, NameNode name, IValueNode value) : SyntaxNode(location), IHasName
{
    public ArgumentNode(string name, IValueNode value) : this(null, new NameNode(name), value) { }

    public ArgumentNode(string name, string value) : this(null, new NameNode(name), new StringValueNode(value)) { }

    public ArgumentNode(string name, int value) : this(null, new NameNode(name), new IntValueNode(value)) { }

    public ArgumentNode(string name, bool value) : this(null, new NameNode(name), new BooleanValueNode(value)) { }

    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name { get; } = name;

    public IValueNode Value { get; } = value;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
        yield return Value;
    }
}

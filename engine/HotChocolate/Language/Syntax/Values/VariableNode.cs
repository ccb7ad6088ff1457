namespace HotChocolate.Language;

/// <summary>The use of a variable, <c>$name</c> (specification 2.11).</summary>
public sealed class VariableNode(Location? location, NameNode name) : SyntaxNode(location), IValueNode<string>, IHasName
{
    public VariableNode(NameNode name) : this(null, name) { }

    public VariableNode(string name) : this(null, new NameNode(name)) { }

    public override SyntaxKind Kind => SyntaxKind.Variable;

    public NameNode Name { get; } = name;

    /// <summary>The name without the dollar sign.</summary>
    public string Value => Name.Value;

    object IValueNode.Value => Name.Value;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
    }
}

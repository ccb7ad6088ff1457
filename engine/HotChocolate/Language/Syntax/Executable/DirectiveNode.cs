namespace HotChocolate.Language;

/// <summary>An applied directive (specification 2.13).</summary>
public sealed class DirectiveNode(Location? location, NameNode name, IReadOnlyList<ArgumentNode> arguments)
    : SyntaxNode(location), IHasName
{
    public DirectiveNode(string name, params ArgumentNode[] arguments) : this(null, new NameNode(name), arguments) { }

    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name { get; } = name;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        yield return Name;
        foreach (ArgumentNode argument in Arguments)
            yield return argument;
    }
}

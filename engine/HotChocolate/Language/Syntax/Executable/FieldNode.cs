namespace HotChocolate.Language;

/// <summary>A field selection (specification 2.5).</summary>
public sealed class FieldNode(
    Location? location,
    NameNode name,
    NameNode? alias,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<ArgumentNode> arguments,
    SelectionSetNode? selectionSet)
    : NamedSyntaxNode(location, name, directives), ISelectionNode
{
    public FieldNode(
        NameNode name,
        NameNode? alias,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<ArgumentNode> arguments,
        SelectionSetNode? selectionSet)
        : this(null, name, alias, directives, arguments, selectionSet) { }

    public FieldNode(string name) : this(null, new NameNode(name), null, [], [], null) { }

    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode? Alias { get; } = alias;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The key that the field's value has in the response (specification 2.7).</summary>
    internal string ResponseName => (Alias ?? Name).Value;

    internal bool IsIntrospection => Name.Value.StartsWith("__", StringComparison.Ordinal);

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (Alias is not null)
            yield return Alias;
        yield return Name;
        foreach (ArgumentNode argument in Arguments)
            yield return argument;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
        if (SelectionSet is not null)
            yield return SelectionSet;
    }

    public FieldNode WithSelectionSet(SelectionSetNode? selectionSet)
        => new(Location, Name, Alias, Directives, Arguments, selectionSet);
}

namespace HotChocolate.Language;

/// <summary>A field selection (specification 2.5).</summary>
public sealed class FieldNode : NamedSyntaxNode, ISelectionNode
{
    public FieldNode(
        Location? location,
        NameNode name,
        NameNode? alias,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<ArgumentNode> arguments,
        SelectionSetNode? selectionSet)
        : base(location, name, FieldParts.From(alias, directives, arguments))
        => SelectionSet = selectionSet;

    public FieldNode(
        NameNode name,
        NameNode? alias,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<ArgumentNode> arguments,
        SelectionSetNode? selectionSet)
        : this(null, name, alias, directives, arguments, selectionSet) { }

    public FieldNode(string name) : this(null, new NameNode(name), null, [], [], null) { }

    internal FieldNode(HeldName name, FieldParts? parts, SelectionSetNode? selectionSet) : base(name, parts)
    {
        if (selectionSet is not null)
            SelectionSet = selectionSet;
    }

    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode? Alias => Given?.Alias;

    public IReadOnlyList<ArgumentNode> Arguments => Given?.Arguments ?? [];

    public SelectionSetNode? SelectionSet { get; }

    /// <summary>The key that the field's value has in the response (specification 2.7).</summary>
    internal string ResponseName => Alias?.Value ?? NameText;

    private FieldParts? Given => (FieldParts?)Parts;

    internal bool IsIntrospection => NameText.StartsWith("__", StringComparison.Ordinal);

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

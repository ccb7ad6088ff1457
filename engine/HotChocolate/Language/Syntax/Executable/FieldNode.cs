namespace HotChocolate.Language;

/// <summary>A field selection (specification 2.5).</summary>
public sealed class FieldNode : NamedSyntaxNode, ISelectionNode
{
    private readonly IReadOnlyList<ArgumentNode>? _arguments;

    public FieldNode(
        Location? location,
        NameNode name,
        NameNode? alias,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<ArgumentNode> arguments,
        SelectionSetNode? selectionSet)
        : base(location, name, directives)
    {
        Alias = alias;
        _arguments = arguments;
        SelectionSet = selectionSet;
    }

    public FieldNode(
        NameNode name,
        NameNode? alias,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<ArgumentNode> arguments,
        SelectionSetNode? selectionSet)
        : this(null, name, alias, directives, arguments, selectionSet) { }

    public FieldNode(string name) : this(null, new NameNode(name), null, [], [], null) { }

    internal FieldNode(
        HeldName name, NameNode? alias, DirectiveNode[]? directives, ArgumentNode[]? arguments, SelectionSetNode? selectionSet)
        : base(name, directives)
    {
        if (alias is not null)
            Alias = alias;
        if (arguments is not null)
            _arguments = arguments;
        if (selectionSet is not null)
            SelectionSet = selectionSet;
    }

    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode? Alias { get; }

    public IReadOnlyList<ArgumentNode> Arguments => _arguments ?? [];

    public SelectionSetNode? SelectionSet { get; }

    /// <summary>The key that the field's value has in the response (specification 2.7).</summary>
    internal string ResponseName => Alias?.Value ?? NameText;

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

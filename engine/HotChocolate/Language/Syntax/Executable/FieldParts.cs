namespace HotChocolate.Language;

/// <summary>What most fields do without.</summary>
internal sealed class FieldParts(NameNode? alias, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<ArgumentNode> arguments)
    : NodeParts(directives)
{
    public NameNode? Alias { get; } = alias;

    public IReadOnlyList<ArgumentNode> Arguments { get; } = arguments;

    public static FieldParts? From(
        NameNode? alias, IReadOnlyList<DirectiveNode>? directives, IReadOnlyList<ArgumentNode>? arguments)
        => alias is null && directives is null or { Count: 0 } && arguments is null or { Count: 0 }
            ? null
            : new FieldParts(alias, directives ?? [], arguments ?? []);
}

namespace HotChocolate.Language;

/// <summary>A field of an object or interface (specification 3.6).</summary>
public sealed class FieldDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    ITypeNode type,
    IReadOnlyList<DirectiveNode> directives)
    : NamedSyntaxNode(location, name, directives)
{
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public StringValueNode? Description { get; } = description;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    public ITypeNode Type { get; } = type;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (Description is not null)
            yield return Description;
        yield return Name;
        foreach (InputValueDefinitionNode argument in Arguments)
            yield return argument;
        yield return Type;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
    }
}

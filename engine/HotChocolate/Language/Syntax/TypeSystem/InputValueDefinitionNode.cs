namespace HotChocolate.Language;

/// <summary>An argument, or a field of an input object (specification 3.6.1 and 3.10).</summary>
public sealed class InputValueDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives)
    : NamedSyntaxNode(location, name, directives)
{
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public StringValueNode? Description { get; } = description;

    public ITypeNode Type { get; } = type;

    /// <summary>The default; null when none was written (which differs from a written <c>null</c>).</summary>
    public IValueNode? DefaultValue { get; } = defaultValue;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (Description is not null)
            yield return Description;
        yield return Name;
        yield return Type;
        if (DefaultValue is not null)
            yield return DefaultValue;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
    }
}

namespace HotChocolate.Language;

/// <summary>A variable that an operation declares (specification 2.11).</summary>
public sealed class VariableDefinitionNode(
    Location? location,
    VariableNode variable,
    StringValueNode? description,
    ITypeNode type,
    IValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives)
    : SyntaxNode(location), IHasDirectives
{
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    public VariableNode Variable { get; } = variable;

    public StringValueNode? Description { get; } = description;

    public ITypeNode Type { get; } = type;

    /// <summary>The default; null when none was written (which differs from a written <c>null</c>).</summary>
    public IValueNode? DefaultValue { get; } = defaultValue;

    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (Description is not null)
            yield return Description;
        yield return Variable;
        yield return Type;
        if (DefaultValue is not null)
            yield return DefaultValue;
        foreach (DirectiveNode directive in Directives)
            yield return directive;
    }
}

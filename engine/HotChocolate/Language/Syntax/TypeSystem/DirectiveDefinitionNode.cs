namespace HotChocolate.Language;

/// <summary>The definition of a directive (specification 3.13).</summary>
public sealed class DirectiveDefinitionNode(
    Location? location,
    NameNode name,
    StringValueNode? description,
    bool isRepeatable,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    IReadOnlyList<NameNode> locations)
    : SyntaxNode(location), ITypeSystemDefinitionNode, IHasName
{
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    /// <summary>Whether one place can carry the directive more than once.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Where it can be applied, by the names of specification 3.13.</summary>
    public IReadOnlyList<NameNode> Locations { get; } = locations;

    public override IEnumerable<ISyntaxNode> GetNodes()
    {
        if (Description is not null)
            yield return Description;
        yield return Name;
        foreach (InputValueDefinitionNode argument in Arguments)
            yield return argument;
        foreach (NameNode location in Locations)
            yield return location;
    }
}

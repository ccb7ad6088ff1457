namespace HotChocolate.Language;

/// <summary>What definitions and extensions of objects and interfaces share: fields and implemented interfaces.</summary>
public abstract class ComplexTypeDefinitionNodeBase : NamedSyntaxNode
{
    private protected ComplexTypeDefinitionNodeBase(
        Location? location,
        NameNode name,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<NamedTypeNode> interfaces,
        IReadOnlyList<FieldDefinitionNode> fields)
        : base(location, name, directives)
    {
        Interfaces = interfaces;
        Fields = fields;
    }

    public IReadOnlyList<NamedTypeNode> Interfaces { get; }

    public IReadOnlyList<FieldDefinitionNode> Fields { get; }

    public override IEnumerable<ISyntaxNode> GetNodes() => [Name, .. Interfaces, .. Directives, .. Fields];
}

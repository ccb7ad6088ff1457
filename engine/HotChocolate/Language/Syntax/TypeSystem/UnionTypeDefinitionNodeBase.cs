namespace HotChocolate.Language;

/// <summary>What a union type definition and its extension share.</summary>
public abstract class UnionTypeDefinitionNodeBase : NamedSyntaxNode
{
    private protected UnionTypeDefinitionNodeBase(
        Location? location,
        NameNode name,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<NamedTypeNode> types)
        : base(location, name, directives)
    {
        Types = types;
    }

    public IReadOnlyList<NamedTypeNode> Types { get; }

    public override IEnumerable<ISyntaxNode> GetNodes() => [Name, .. Directives, .. Types];
}

namespace HotChocolate.Language;

/// <summary>What an enum type definition and its extension share.</summary>
public abstract class EnumTypeDefinitionNodeBase : NamedSyntaxNode
{
    private protected EnumTypeDefinitionNodeBase(
        Location? location,
        NameNode name,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<EnumValueDefinitionNode> values)
        : base(location, name, directives)
    {
        Values = values;
    }

    public IReadOnlyList<EnumValueDefinitionNode> Values { get; }

    public override IEnumerable<ISyntaxNode> GetNodes() => [Name, .. Directives, .. Values];
}

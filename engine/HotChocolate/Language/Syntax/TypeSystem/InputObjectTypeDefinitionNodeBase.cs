namespace HotChocolate.Language;

/// <summary>What an input object type definition and its extension share.</summary>
public abstract class InputObjectTypeDefinitionNodeBase : NamedSyntaxNode
{
    private protected InputObjectTypeDefinitionNodeBase(
        Location? location,
        NameNode name,
        IReadOnlyList<DirectiveNode> directives,
        IReadOnlyList<InputValueDefinitionNode> fields)
        : base(location, name, directives)
    {
        Fields = fields;
    }

    public IReadOnlyList<InputValueDefinitionNode> Fields { get; }

    public override IEnumerable<ISyntaxNode> GetNodes() => [Name, .. Directives, .. Fields];
}

namespace HotChocolate.Language;

/// <summary>A GraphQL document (specification 2.2): operations, fragments and type system definitions.</summary>
public sealed class DocumentNode(Location? location, IReadOnlyList<IDefinitionNode> definitions) : SyntaxNode(location)
{
    public DocumentNode(IReadOnlyList<IDefinitionNode> definitions) : this(null, definitions) { }

    internal DocumentNode(IReadOnlyList<IDefinitionNode> definitions, int count, int fieldsCount) : this(null, definitions)
    {
        Count = count;
        FieldsCount = fieldsCount;
    }

    public override SyntaxKind Kind => SyntaxKind.Document;

    public IReadOnlyList<IDefinitionNode> Definitions { get; } = definitions;

    /// <summary>How many nodes the parser made for this document; 0 when it was made in code.</summary>
    public int Count { get; }

    /// <summary>How many field selections the parser met; 0 when the document was made in code.</summary>
    public int FieldsCount { get; }

    public override IEnumerable<ISyntaxNode> GetNodes() => Definitions;

    public DocumentNode WithDefinitions(IReadOnlyList<IDefinitionNode> definitions) => new(Location, definitions);
}

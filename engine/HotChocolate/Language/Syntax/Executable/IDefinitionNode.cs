namespace HotChocolate.Language;

/// <summary>A definition at the top of a document.</summary>
public interface IDefinitionNode : ISyntaxNode;

namespace HotChocolate.Language;

/// <summary>The definition of a named type (specification 3.4).</summary>
public interface ITypeDefinitionNode : ITypeSystemDefinitionNode, INamedSyntaxNode;

namespace HotChocolate.Language;

/// <summary>The extension of a named type (specification 3.4.3).</summary>
public interface ITypeExtensionNode : ITypeSystemExtensionNode, INamedSyntaxNode;

namespace HotChocolate.Language;

/// <summary>An extension of the type system (specification 3.1).</summary>
public interface ITypeSystemExtensionNode : IDefinitionNode;

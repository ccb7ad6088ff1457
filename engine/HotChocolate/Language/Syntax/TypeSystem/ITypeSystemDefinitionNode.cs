namespace HotChocolate.Language;

/// <summary>A definition of the type system (specification 3).</summary>
public interface ITypeSystemDefinitionNode : IDefinitionNode;

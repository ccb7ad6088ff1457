namespace HotChocolate.Language;

/// <summary>A reference to a type (specification 2.12).</summary>
public interface ITypeNode : ISyntaxNode;

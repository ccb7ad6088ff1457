namespace HotChocolate.Language;

/// <summary>A type reference without an exclamation mark: the only kind that one can be put behind.</summary>
public interface INullableTypeNode : ITypeNode;

using HotChocolate.Language;

namespace HotChocolate;

/// <summary>
/// The type of an argument or input field as it is written in the schema, where the CLR type does not tell it; its names are of scalars. An
/// <c>ID</c> so declared is not taken apart: the resolver gets the text that the client sent.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class GraphQLTypeAttribute(string typeSyntax) : Attribute
{
    public ITypeNode TypeSyntax { get; } = Utf8GraphQLParser.Syntax.ParseTypeReference(typeSyntax);
}

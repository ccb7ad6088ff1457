namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>Parses parts of documents: each method takes a text that holds one such part and nothing else.</summary>
    public static class Syntax
    {
        /// <summary>Parses a value; unless <paramref name="constant"/>, it may hold variables.</summary>
        public static IValueNode ParseValueLiteral(string sourceText, bool constant = true) => constant
            ? ParseText(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseValue(true))
            : ParseText(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseValue(false));

        /// <summary>Parses a value in UTF-8; unless <paramref name="constant"/>, it may hold variables.</summary>
        public static IValueNode ParseValueLiteral(ReadOnlySpan<byte> sourceText, bool constant = true) => constant
            ? ParseBytes(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseValue(true))
            : ParseBytes(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseValue(false));

        public static ObjectValueNode ParseObjectLiteral(string sourceText, bool constant = true)
            => ParseValueLiteral(sourceText, constant) as ObjectValueNode
                ?? throw new SyntaxException("Expected an object.", 0, 1, 1);

        public static ITypeNode ParseTypeReference(string sourceText)
            => ParseText(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseTypeReference());

        public static SelectionSetNode ParseSelectionSet(string sourceText)
            => ParseText(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseSelectionSet());

        public static FieldNode ParseField(string sourceText)
            => ParseText(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseField());

        public static DirectiveNode ParseDirective(string sourceText)
            => ParseText(sourceText, ParserOptions.Default, static (ref Utf8GraphQLParser parser) => parser.ParseDirective(true));
    }
}

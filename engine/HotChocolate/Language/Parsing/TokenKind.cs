namespace HotChocolate.Language;

/// <summary>The lexical tokens of GraphQL (specification 2.1.7); those of more than one byte are the last.</summary>
internal enum TokenKind : byte
{
    StartOfFile,
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    LeftParenthesis,
    RightParenthesis,
    Colon,
    Equal,
    At,
    LeftBracket,
    RightBracket,
    LeftBrace,
    Pipe,
    RightBrace,
    Spread,
    Name,
    Integer,
    Float,
    String,
    BlockString,
}

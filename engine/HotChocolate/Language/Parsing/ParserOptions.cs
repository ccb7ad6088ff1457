namespace HotChocolate.Language;

/// <summary>What the parser keeps and how much it accepts before it gives up with a <see cref="SyntaxException"/>.</summary>
public sealed class ParserOptions(
    bool noLocations = false,
    int maxAllowedNodes = int.MaxValue,
    int maxAllowedTokens = int.MaxValue,
    int maxAllowedFields = 2048,
    int maxAllowedRecursionDepth = 200)
{
    public static ParserOptions Default { get; } = new();

    /// <summary>Type system documents are written by developers, not by clients: only their nesting is bounded.</summary>
    internal static ParserOptions Trusted { get; } = new(maxAllowedFields: int.MaxValue);

    /// <summary>Without locations, nodes carry none and errors of validation neither.</summary>
    public bool NoLocations { get; } = noLocations;

    public int MaxAllowedNodes { get; } = maxAllowedNodes;

    public int MaxAllowedTokens { get; } = maxAllowedTokens;

    /// <summary>How many field selections a document can hold.</summary>
    public int MaxAllowedFields { get; } = maxAllowedFields;

    /// <summary>How deep selection sets, values and list types can nest.</summary>
    public int MaxAllowedRecursionDepth { get; } = maxAllowedRecursionDepth;
}

using HotChocolate.Language;

namespace HotChocolate.Execution.Options;

/// <summary>How large a document may be. What is above is a syntax error.</summary>
public sealed class RequestParserOptions
{
    public int MaxAllowedNodes { get; set; } = int.MaxValue;

    public int MaxAllowedTokens { get; set; } = int.MaxValue;

    /// <summary>The most field selections, 2048 by default.</summary>
    public int MaxAllowedFields { get; set; } = 2048;

    /// <summary>The deepest nesting of selection sets, lists and objects, 200 by default.</summary>
    internal int MaxAllowedRecursionDepth { get; set; } = 200;

    internal ParserOptions ToParserOptions() => new(
        maxAllowedNodes: MaxAllowedNodes,
        maxAllowedTokens: MaxAllowedTokens,
        maxAllowedFields: MaxAllowedFields,
        maxAllowedRecursionDepth: MaxAllowedRecursionDepth);
}

/// <summary>How requests are executed.</summary>
public sealed partial class RequestExecutorOptions
{
    /// <summary>How many good, and how many bad, documents are remembered. 256 each by default.</summary>
    internal int DocumentCacheSize { get; set; } = 256;
}

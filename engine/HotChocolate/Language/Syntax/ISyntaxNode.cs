namespace HotChocolate.Language;

/// <summary>A node of a parsed GraphQL document.</summary>
public interface ISyntaxNode
{
    /// <summary>The production that this node stands for.</summary>
    SyntaxKind Kind { get; }

    /// <summary>Where the node was parsed, or null when it was made in code or parsed without locations.</summary>
    Location? Location { get; }

    /// <summary>The direct children, in the order of the source.</summary>
    IEnumerable<ISyntaxNode> GetNodes();

    /// <summary>Prints the node over several lines.</summary>
    string ToString();

    /// <summary>Prints the node, over several lines if <paramref name="indented"/>, else on one.</summary>
    string ToString(bool indented);
}

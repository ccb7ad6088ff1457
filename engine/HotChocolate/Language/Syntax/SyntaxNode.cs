using HotChocolate.Language.Utilities;

namespace HotChocolate.Language;

/// <summary>What all nodes share: their position and their printed form.</summary>
public abstract class SyntaxNode : ISyntaxNode
{
    private SourceSpan _span;

    private protected SyntaxNode(Location? location) => _span = SourceSpan.From(location);

    private protected SyntaxNode(SourceSpan span) => _span = span;

    public abstract SyntaxKind Kind { get; }

    public Location? Location => _span.IsKnown ? new(_span.Start, _span.End, _span.Line, _span.Column) : null;

    internal SourceSpan Span => _span;

    public abstract IEnumerable<ISyntaxNode> GetNodes();

    public sealed override string ToString() => SyntaxPrinter.Print(this);

    public string ToString(bool indented) => SyntaxPrinter.Print(this, indented);

    /// <summary>Only the parser places a node, once, before anybody else sees it.</summary>
    internal void PlaceAt(SourceSpan span) => _span = span;
}

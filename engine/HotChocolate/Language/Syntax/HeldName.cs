namespace HotChocolate.Language;

/// <summary>A name inside its node: as text until somebody asks for the <see cref="NameNode"/>, which most never do.</summary>
internal struct HeldName
{
    private object _name;

    public HeldName(string text) => _name = text;

    public HeldName(NameNode node) => _name = node;

    public readonly string Text => _name as string ?? ((NameNode)_name).Value;

    /// <summary>The node; one that was held as text starts so many bytes behind the start of its holder.</summary>
    public NameNode ToNode(in SourceSpan holder, int offset = 0)
    {
        object name = _name;
        if (name is NameNode known)
            return known;
        string text = (string)name;
        int start = holder.Start + offset;
        SourceSpan span = holder.IsKnown ? new(start, start + text.Length, holder.Line, holder.Column + offset) : default;
        var node = new NameNode(span, text);
        // Whoever is first decides, so that a node has one name however many threads ask.
        return Interlocked.CompareExchange(ref _name, node, name) as NameNode ?? node;
    }
}

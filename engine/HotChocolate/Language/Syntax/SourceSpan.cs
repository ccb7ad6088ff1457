namespace HotChocolate.Language;

/// <summary>The unboxed form of a <see cref="Location"/>: parsing a document makes no object per position.</summary>
internal readonly record struct SourceSpan(int Start, int End, int Line, int Column)
{
    public bool IsKnown => Line > 0;

    public static SourceSpan From(Location? location)
        => location is null ? default : new(location.Start, location.End, location.Line, location.Column);
}

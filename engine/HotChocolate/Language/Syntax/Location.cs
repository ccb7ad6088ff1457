namespace HotChocolate.Language;

/// <summary>
/// Where a node stands in its source: byte offsets of its first byte and of the byte after its last, and the
/// line and column, both starting at 1, of its first character.
/// </summary>
public sealed record Location(int Start, int End, int Line, int Column);

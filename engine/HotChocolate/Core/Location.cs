namespace HotChocolate;

/// <summary>A position in the request's document; both numbers start at one (specification 7.1.2).</summary>
public readonly record struct Location(int Line, int Column);

namespace HotChocolate.Resolvers;

/// <summary>A coerced argument.</summary>
/// <param name="Value">The CLR value; the default where none was given.</param>
/// <param name="IsSet">Whether the request gave a value (null included) rather than leaving it to the default.</param>
internal readonly record struct ArgumentValue(object? Value, bool IsSet);

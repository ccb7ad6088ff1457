namespace HotChocolate.Language;

/// <summary>An input value literal or a variable (specification 2.10).</summary>
public interface IValueNode : ISyntaxNode
{
    /// <summary>
    /// What was written: text of numbers and enum values, characters of strings, <see cref="bool"/>, null, or the items of
    /// a list or the fields of an object.
    /// </summary>
    object? Value { get; }
}

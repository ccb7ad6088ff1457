namespace HotChocolate.Language;

/// <summary>A value literal with a typed value.</summary>
public interface IValueNode<out T> : IValueNode
{
    /// <summary>What was written.</summary>
    new T Value { get; }
}

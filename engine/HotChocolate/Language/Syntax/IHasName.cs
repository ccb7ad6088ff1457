namespace HotChocolate.Language;

/// <summary>A node that carries a name.</summary>
public interface IHasName
{
    /// <summary>The name as written, without alias.</summary>
    NameNode Name { get; }
}

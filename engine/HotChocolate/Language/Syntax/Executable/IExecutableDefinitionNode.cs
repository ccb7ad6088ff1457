namespace HotChocolate.Language;

/// <summary>An operation or a fragment.</summary>
public interface IExecutableDefinitionNode : IDefinitionNode
{
    /// <summary>The name; null for an anonymous operation.</summary>
    NameNode? Name { get; }
}

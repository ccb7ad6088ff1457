namespace HotChocolate.Language;

/// <summary>A node that directives can be applied to.</summary>
public interface IHasDirectives
{
    /// <summary>The applied directives in the order of the source.</summary>
    IReadOnlyList<DirectiveNode> Directives { get; }
}

namespace HotChocolate.Validation.Traversal;

/// <summary>A rule that looks at each node of a kind when the traversal comes to it.</summary>
internal interface ICheck<in TNode>
{
    /// <summary>Looks at the node; the rule's context says which types surround it.</summary>
    void Check(TNode node);
}

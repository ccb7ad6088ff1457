namespace HotChocolate.Validation.Traversal;

/// <summary>A rule that decides when the whole document has been traversed.</summary>
internal interface ICheckUsages
{
    /// <summary>Looks at what the definitions use of each other.</summary>
    void CheckUsages(DocumentUsages usages);
}

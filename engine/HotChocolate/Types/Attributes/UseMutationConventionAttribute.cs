namespace HotChocolate.Types;

/// <summary>How one mutation departs from the names of the convention.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseMutationConventionAttribute : Attribute
{
    public string? InputTypeName { get; set; }

    public string? InputArgumentName { get; set; }

    public string? PayloadTypeName { get; set; }

    /// <summary>The payload field that holds the result; the result type's name by default.</summary>
    public string? PayloadFieldName { get; set; }

    public string? PayloadErrorTypeName { get; set; }

    public string? PayloadErrorsFieldName { get; set; }

    /// <summary>Leaves the mutation as it is declared.</summary>
    public bool Disable { get; set; }
}

namespace HotChocolate.Types;

/// <summary>How mutations get their inputs, payloads and error lists.</summary>
public struct MutationConventionOptions
{
    /// <summary>Whether all mutations follow the convention, or only those that carry the attribute.</summary>
    public bool? ApplyToAllMutations { get; set; }

    /// <summary>The name of the single argument; <c>input</c> by default.</summary>
    public string? InputArgumentName { get; set; }

    /// <summary>The input's name, with <c>{MutationName}</c> in it.</summary>
    public string? InputTypeNamePattern { get; set; }

    /// <summary>The payload's name, with <c>{MutationName}</c> in it.</summary>
    public string? PayloadTypeNamePattern { get; set; }

    /// <summary>The error union's name, with <c>{MutationName}</c> in it.</summary>
    public string? PayloadErrorTypeNamePattern { get; set; }

    /// <summary>The payload field that lists the errors; <c>errors</c> by default.</summary>
    public string? PayloadErrorsFieldName { get; set; }
}

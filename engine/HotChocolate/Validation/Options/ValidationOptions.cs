namespace HotChocolate.Validation.Options;

/// <summary>How much validation accepts and reports.</summary>
public sealed class ValidationOptions
{
    /// <summary>How many levels of fields an operation can have; null for any number.</summary>
    public int? MaxAllowedExecutionDepth { get; set; }

    /// <summary>Whether fields of introspection do not count as levels.</summary>
    public bool SkipIntrospectionFields { get; set; }

    public int MaxAllowedErrors { get; set; } = 20;

    public int MaxLocationsPerError { get; set; } = 5;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> are refused.</summary>
    public bool DisableIntrospection { get; set; }

    /// <summary>Whether introspection may nest as deep as any other selection.</summary>
    public bool DisableDepthRule { get; set; }

    /// <summary>How many <c>ofType</c> one introspection path can hold.</summary>
    public ushort MaxAllowedOfTypeDepth { get; set; } = 16;

    /// <summary>How many times one introspection path can come through the same list field, as <c>fields</c>.</summary>
    public ushort MaxAllowedListRecursiveDepth { get; set; } = 1;
}

namespace HotChocolate;

/// <summary>How a schema is built.</summary>
public sealed class SchemaOptions
{
    /// <summary>Whether a schema with faults is refused. On by default.</summary>
    public bool StrictValidation { get; set; } = true;

    /// <summary>Whether types and fields take their descriptions from the assembly's XML documentation. On by default.</summary>
    public bool UseXmlDocumentation { get; set; } = true;

    /// <summary>Whether unused types are dropped from the schema. On by default.</summary>
    public bool RemoveUnreachableTypes { get; set; }
}

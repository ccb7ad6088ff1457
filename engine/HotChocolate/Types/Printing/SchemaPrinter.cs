using HotChocolate.Types;

namespace HotChocolate.Printing;

/// <summary>Prints a schema in the schema definition language.</summary>
internal static class SchemaPrinter
{
    internal static string Print(ISchemaDefinition schema) => schema.Name;
}

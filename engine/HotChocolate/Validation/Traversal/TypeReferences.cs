using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Types;
using IType = HotChocolate.Types.IType;

namespace HotChocolate.Validation.Traversal;

/// <summary>Types of the schema by how a document writes them.</summary>
internal static class TypeReferences
{
    /// <summary>The type that the syntax means; null when the schema has no type of that name.</summary>
    public static IType? Resolve(this ISchemaDefinition schema, ITypeNode syntax)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (syntax)
        {
            case NonNullTypeNode nonNull:
                return schema.Resolve(nonNull.Type) is { } nullable ? new NonNullType(nullable) : null;
            case ListTypeNode list:
                return schema.Resolve(list.Type) is { } element ? new ListType(element) : null;
            default:
                return schema.TryGetType(((NamedTypeNode)syntax).Name.Value, out TypeDefinition? type) ? type : null;
        }
    }

    /// <summary>The field of an object or interface; <c>__typename</c> is a field of every composite type (specification 2.5).</summary>
    public static IOutputFieldDefinition? FindField(this ISchemaDefinition schema, ITypeDefinition? type, string name)
    {
        if (type is IComplexTypeDefinition complex && complex.Fields.TryGetField(name, out OutputField? field))
            return field;
        return name == "__typename" && type is IComplexTypeDefinition or UnionType
            ? schema.QueryType.Fields.TryGetField(name, out ObjectField? typeName) ? typeName : null
            : null;
    }
}

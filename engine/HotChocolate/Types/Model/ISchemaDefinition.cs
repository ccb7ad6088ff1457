using System.Diagnostics.CodeAnalysis;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>A built schema: immutable and safe to share.</summary>
public interface ISchemaDefinition
{
    string Name { get; }

    string? Description { get; }

    ObjectType QueryType { get; }

    ObjectType? MutationType { get; }

    ObjectType? SubscriptionType { get; }

    /// <summary>All named types by name, introspection's included.</summary>
    IReadOnlyDictionary<string, TypeDefinition> Types { get; }

    IReadOnlyDictionary<string, DirectiveDefinition> DirectiveDefinitions { get; }

    /// <summary>The services that the schema was built with.</summary>
    IServiceProvider Services { get; }

    bool TryGetType(string name, [NotNullWhen(true)] out TypeDefinition? type);

    bool TryGetType<T>(string name, [NotNullWhen(true)] out T? type)
        where T : TypeDefinition;

    /// <summary>The object types that a value of the type may have; the type itself for an object type.</summary>
    IReadOnlyList<ObjectType> GetPossibleTypes(ITypeDefinition type);

    /// <summary>The root type of an operation; null where the schema has none.</summary>
    ObjectType? GetOperationType(Language.OperationType operation);

    /// <summary>The schema in the schema definition language.</summary>
    string ToString();
}

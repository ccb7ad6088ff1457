using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate;

/// <inheritdoc cref="ISchemaDefinition"/>
public sealed class Schema : ISchemaDefinition
{
    private readonly FrozenDictionary<string, TypeDefinition> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly FrozenDictionary<ITypeDefinition, ObjectType[]> _possibleTypes;
    private readonly ConcurrentObjectTypes _objectTypes = new();

    internal Schema(
        string name,
        IServiceProvider services,
        IReadOnlyCollection<TypeDefinition> types,
        IReadOnlyCollection<DirectiveDefinition> directives,
        (ObjectType Query, ObjectType? Mutation, ObjectType? Subscription) roots)
    {
        Name = name;
        Services = services;
        _types = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        _directives = directives.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
        (QueryType, MutationType, SubscriptionType) = roots;
        _possibleTypes = FindPossibleTypes(types);
    }

    /// <summary>The name of a server's only schema.</summary>
    public static string DefaultName => "_Default";

    public string Name { get; }

    public string? Description { get; internal init; }

    public IServiceProvider Services { get; }

    public ObjectType QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    public IReadOnlyDictionary<string, TypeDefinition> Types => _types;

    public IReadOnlyDictionary<string, DirectiveDefinition> DirectiveDefinitions => _directives;

    public bool TryGetType(string name, [NotNullWhen(true)] out TypeDefinition? type) => _types.TryGetValue(name, out type);

    public bool TryGetType<T>(string name, [NotNullWhen(true)] out T? type)
        where T : TypeDefinition
    {
        type = _types.GetValueOrDefault(name) as T;
        return type is not null;
    }

    public bool TryGetDirective(string name, [NotNullWhen(true)] out DirectiveDefinition? directive) =>
        _directives.TryGetValue(name, out directive);

    public IReadOnlyList<ObjectType> GetPossibleTypes(ITypeDefinition type) => _possibleTypes.GetValueOrDefault(type) ?? [];

    public ObjectType? GetOperationType(OperationType operation) => operation switch
    {
        OperationType.Mutation => MutationType,
        OperationType.Subscription => SubscriptionType,
        _ => QueryType,
    };

    /// <summary>Finds the object type of a value of an abstract type (specification 6.4.3, ResolveAbstractType).</summary>
    internal ObjectType? ResolveObjectType(ITypeDefinition abstractType, object value) =>
        _objectTypes.Find(_possibleTypes.GetValueOrDefault(abstractType) ?? [], abstractType, value);

    public override string ToString() => Printing.SchemaPrinter.Print(this);

    private static FrozenDictionary<ITypeDefinition, ObjectType[]> FindPossibleTypes(IReadOnlyCollection<TypeDefinition> types)
    {
        var possible = new Dictionary<ITypeDefinition, List<ObjectType>>();
        foreach (ObjectType type in types.OfType<ObjectType>())
        {
            possible[type] = [type];
            foreach (InterfaceType implemented in type.Implements)
            {
                if (!possible.TryGetValue(implemented, out List<ObjectType>? implementers))
                {
                    possible[implemented] = implementers = [];
                }

                implementers.Add(type);
            }
        }

        foreach (UnionType union in types.OfType<UnionType>())
        {
            possible[union] = [.. union.Types];
        }

        return possible.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray());
    }
}

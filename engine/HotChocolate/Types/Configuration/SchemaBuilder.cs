using HotChocolate.CostAnalysis;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using HotChocolate.Types.Relay;

namespace HotChocolate;

/// <summary>Collects what a schema is made from.</summary>
public sealed class SchemaBuilder
{
    private readonly Dictionary<OperationType, Type> _roots = [];

    internal IReadOnlyDictionary<OperationType, Type> RootTypes => _roots;

    internal List<Type> Types { get; } = [];

    internal List<Type> Extensions { get; } = [];

    internal SchemaOptions Options { get; } = new();

    /// <summary>Set where costs are declared.</summary>
    internal CostOptions? Costs { get; set; }

    internal PagingOptions PagingOptions { get; } = new();

    internal GlobalObjectIdentificationOptions? GlobalObjectIdentification { get; private set; }

    internal MutationConventionOptions? MutationConventions { get; private set; }

    public SchemaBuilder AddRootType(Type type, OperationType operation)
    {
        ArgumentNullException.ThrowIfNull(type);
        _roots[operation] = type;
        return this;
    }

    public SchemaBuilder AddType(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Types.Add(type);
        return this;
    }

    public SchemaBuilder AddTypeExtension(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Extensions.Add(type);
        return this;
    }

    /// <summary>The CLR types that are unions, interfaces and inputs without an attribute saying so.</summary>
    internal HashSet<Type> Unions { get; } = [];

    internal HashSet<Type> Interfaces { get; } = [];

    internal HashSet<Type> Inputs { get; } = [];

    internal void AddUnion(Type type)
    {
        Unions.Add(type);
        AddType(type);
    }

    internal void AddInterface(Type type)
    {
        Interfaces.Add(type);
        AddType(type);
    }

    internal void AddInput(Type type)
    {
        Inputs.Add(type);
        AddType(type);
    }

    internal void UseGlobalObjectIdentification(Action<GlobalObjectIdentificationOptions>? configure)
    {
        GlobalObjectIdentification ??= new GlobalObjectIdentificationOptions();
        configure?.Invoke(GlobalObjectIdentification);
    }

    internal void UseMutationConventions(MutationConventionOptions options) => MutationConventions = options;
}

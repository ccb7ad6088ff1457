using HotChocolate.Language;

namespace Nexus.Oracle.Tests.Generation;

/// <summary>What the generators know of a schema, read from its text.</summary>
public sealed class SchemaModel
{
    private static readonly string[] s_scalars = ["Int", "Float", "String", "Boolean", "ID"];

    private readonly Dictionary<string, TypeModel> _types = new(StringComparer.Ordinal);

    public SchemaModel(string sdl)
    {
        foreach (string scalar in s_scalars)
            _types[scalar] = new TypeModel(scalar, ModelKind.Scalar);
        DocumentNode document = Utf8GraphQLParser.Parse(sdl);
        foreach (IDefinitionNode definition in document.Definitions)
        {
            if (Read(definition) is { } type)
                _types[type.Name] = type;
        }
        foreach (TypeModel type in _types.Values)
        {
            foreach (string name in type.Interfaces)
                _types[name].Possible.Add(type.Name);
        }
        foreach (TypeModel type in _types.Values.Where(type => type.Kind is ModelKind.Interface))
            type.Possible.RemoveAll(name => _types[name].Kind is not ModelKind.Object);
    }

    public TypeModel this[string name] => _types[name];

    public IEnumerable<TypeModel> Types => _types.Values;

    public TypeModel? Root(string operation) => _types.GetValueOrDefault(operation switch
    {
        "query" => "Query",
        "mutation" => "Mutation",
        _ => "Subscription",
    });

    /// <summary>The object types that a value of this composite type can have.</summary>
    public IReadOnlyList<string> PossibleTypes(string name) => _types[name].Kind is ModelKind.Object ? [name] : _types[name].Possible;

    public bool Overlaps(string left, string right) => PossibleTypes(left).Intersect(PossibleTypes(right)).Any();

    private static TypeModel? Read(IDefinitionNode definition) => definition switch
    {
        ObjectTypeDefinitionNode type => ReadComplex(type, ModelKind.Object),
        InterfaceTypeDefinitionNode type => ReadComplex(type, ModelKind.Interface),
        UnionTypeDefinitionNode type => ReadUnion(type),
        EnumTypeDefinitionNode type => new TypeModel(type.Name.Value, ModelKind.Enum) { Values = [.. type.Values.Select(value => value.Name.Value)] },
        ScalarTypeDefinitionNode type => new TypeModel(type.Name.Value, ModelKind.Scalar),
        InputObjectTypeDefinitionNode type => new TypeModel(type.Name.Value, ModelKind.Input)
        {
            Inputs = [.. type.Fields.Select(Read)],
            IsOneOf = type.Directives.Any(directive => directive.Name.Value == "oneOf"),
        },
        _ => null,
    };

    private static TypeModel ReadComplex(ComplexTypeDefinitionNodeBase type, ModelKind kind) => new(type.Name.Value, kind)
    {
        Fields = [.. type.Fields.Select(field => new FieldModel(field.Name.Value, field.Type, [.. field.Arguments.Select(Read)]))],
        Interfaces = [.. type.Interfaces.Select(name => name.Name.Value)],
    };

    private static TypeModel ReadUnion(UnionTypeDefinitionNode type)
    {
        var union = new TypeModel(type.Name.Value, ModelKind.Union);
        union.Possible.AddRange(type.Types.Select(name => name.Name.Value));
        return union;
    }

    private static InputModel Read(InputValueDefinitionNode input) => new(input.Name.Value, input.Type, input.DefaultValue is not null);
}

public enum ModelKind
{
    Scalar,
    Enum,
    Input,
    Object,
    Interface,
    Union,
}

public sealed record TypeModel(string Name, ModelKind Kind)
{
    public IReadOnlyList<FieldModel> Fields { get; init; } = [];

    public IReadOnlyList<string> Interfaces { get; init; } = [];

    public IReadOnlyList<InputModel> Inputs { get; init; } = [];

    public IReadOnlyList<string> Values { get; init; } = [];

    public List<string> Possible { get; } = [];

    public bool IsOneOf { get; init; }

    public bool IsComposite => Kind is ModelKind.Object or ModelKind.Interface or ModelKind.Union;
}

public sealed record FieldModel(string Name, ITypeNode Type, IReadOnlyList<InputModel> Arguments)
{
    public string NamedType => Type.NamedType().Name.Value;
}

public sealed record InputModel(string Name, ITypeNode Type, bool HasDefault)
{
    public bool IsRequired => Type is NonNullTypeNode && !HasDefault;
}

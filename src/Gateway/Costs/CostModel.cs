using System.Globalization;
using HotChocolate.Language;

namespace Nexus.Gateway.Costs;

/// <summary>What everything costs, read from the schema's own text: <c>@cost</c> and <c>@listSize</c> as clients see them too.</summary>
internal sealed class CostModel
{
    private const double ObjectWeight = 1;

    /// <summary>A change is a commit, and more for others to notice.</summary>
    private const double MutationWeight = 10;

    private readonly Dictionary<string, Dictionary<string, FieldWeight>> _fields = [];
    private readonly Dictionary<string, string[]> _possibleTypes = [];
    private readonly Dictionary<OperationType, string> _roots = [];
    private readonly HashSet<string> _leaves = ["Int", "Float", "String", "Boolean", "ID"];

    private CostModel(DocumentNode schema)
    {
        foreach (var definition in schema.Definitions.OfType<ITypeDefinitionNode>())
            if (definition is ScalarTypeDefinitionNode or EnumTypeDefinitionNode)
                _leaves.Add(((INamedSyntaxNode)definition).Name.Value);
        foreach (var root in schema.Definitions.OfType<SchemaDefinitionNode>().SelectMany(definition => definition.OperationTypes))
            _roots[root.Operation] = root.Type.Name.Value;
        ReadPossibleTypes(schema);
        foreach (var type in schema.Definitions.OfType<ObjectTypeDefinitionNode>())
            _fields[type.Name.Value] = type.Fields.ToDictionary(field => field.Name.Value, field => ReadField(type.Name.Value, field));
    }

    /// <summary>Reads the schema definition language as an engine prints it.</summary>
    public static CostModel Read(string schema) => new(Utf8GraphQLParser.Parse(schema));

    public string RootOf(OperationType operation) => _roots[operation];

    public bool IsLeaf(string type) => _leaves.Contains(type);

    public double WeightOf(string type) => IsLeaf(type) ? 0 : ObjectWeight;

    /// <summary>The object types that a value may have; the type itself for an object type.</summary>
    public string[] PossibleTypes(string type) => _possibleTypes.TryGetValue(type, out var types) ? types : [type];

    /// <summary>A field of an object type; null for the fields of introspection, which cost nothing.</summary>
    public FieldWeight? Find(string objectType, string field) => _fields.GetValueOrDefault(objectType)?.GetValueOrDefault(field);

    private void ReadPossibleTypes(DocumentNode schema)
    {
        foreach (var union in schema.Definitions.OfType<UnionTypeDefinitionNode>())
            _possibleTypes[union.Name.Value] = [.. union.Types.Select(type => type.Name.Value)];
        foreach (var abstraction in schema.Definitions.OfType<InterfaceTypeDefinitionNode>())
            _possibleTypes[abstraction.Name.Value] =
            [
                .. schema.Definitions.OfType<ObjectTypeDefinitionNode>()
                    .Where(type => type.Interfaces.Any(implemented => implemented.Name.Value == abstraction.Name.Value))
                    .Select(type => type.Name.Value),
            ];
    }

    private FieldWeight ReadField(string type, FieldDefinitionNode field)
    {
        var named = NamedType(field.Type);
        var weight = ArgumentOf(field, "cost", "weight") is StringValueNode text
            ? double.Parse(text.Value, CultureInfo.InvariantCulture)
            : _roots.GetValueOrDefault(OperationType.Mutation) == type ? MutationWeight
            : WeightOf(named);
        return new FieldWeight(weight, named, IsList(field.Type), [.. field.Arguments], ReadSize(field));
    }

    private static ListSize? ReadSize(FieldDefinitionNode field) =>
        field.Directives.Any(directive => directive.Name.Value == "listSize")
            ? new ListSize(
                (ArgumentOf(field, "listSize", "assumedSize") as IntValueNode)?.ToDouble(),
                TextsOf(ArgumentOf(field, "listSize", "slicingArguments")),
                (ArgumentOf(field, "listSize", "slicingArgumentDefaultValue") as IntValueNode)?.ToDouble(),
                TextsOf(ArgumentOf(field, "listSize", "sizedFields")))
            : null;

    private static IValueNode? ArgumentOf(FieldDefinitionNode field, string directive, string argument) =>
        field.Directives.FirstOrDefault(candidate => candidate.Name.Value == directive)
            ?.Arguments.FirstOrDefault(candidate => candidate.Name.Value == argument)?.Value;

    private static string[] TextsOf(IValueNode? list) =>
        list is ListValueNode { Items: var items } ? [.. items.OfType<StringValueNode>().Select(item => item.Value)] : [];

    private static bool IsList(ITypeNode type) => type is ListTypeNode or NonNullTypeNode { Type: ListTypeNode };

    private static string NamedType(ITypeNode type) => type switch
    {
        NonNullTypeNode nonNull => NamedType(nonNull.Type),
        ListTypeNode list => NamedType(list.Type),
        NamedTypeNode named => named.Name.Value,
        _ => "",
    };
}

using System.Text.Json;
using HotChocolate.Language;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>Which fields of the schema some documents ask for, and which have to be: those by which a person, a post, a comment, a notification, a hashtag or a count is come by.</summary>
internal sealed class AskedFields
{
    /// <summary>An introspection query for what is needed here.</summary>
    public const string Introspection = """
        { __schema { queryType { name } mutationType { name } subscriptionType { name } types { name kind fields { name type { ...named } } } } }
        fragment named on __Type { name ofType { name ofType { name ofType { name } } } }
        """;

    private static readonly string[] s_subjects = ["User", "Post", "Comment", "Notification", "Hashtag", "SearchResult"];

    private readonly Dictionary<string, Dictionary<string, string>> _types = [];
    private readonly Dictionary<OperationType, string> _roots = [];

    public AskedFields(JsonElement schema)
    {
        foreach (var type in schema.At("types").EnumerateArray().Where(type => type.At("fields").ValueKind == JsonValueKind.Array))
            _types.Add(type.At("name").GetString()!, type.At("fields").EnumerateArray().ToDictionary(field => field.At("name").GetString()!, field => NameOf(field.At("type"))));
        _roots[OperationType.Query] = schema.At("queryType", "name").GetString()!;
        _roots[OperationType.Mutation] = schema.At("mutationType", "name").GetString()!;
        _roots[OperationType.Subscription] = schema.At("subscriptionType", "name").GetString()!;
    }

    public IEnumerable<string> ListWanted() =>
        from type in _types
        where !type.Key.StartsWith("__", StringComparison.Ordinal)
        from field in type.Value
        where IsSubject(field.Value) || (field.Value == "Int" && field.Key.EndsWith("Count", StringComparison.Ordinal))
        select $"{type.Key}.{field.Key}";

    public IEnumerable<string> ListAsked(IEnumerable<string> documents) =>
        documents.SelectMany(document => Utf8GraphQLParser.Parse(document).Definitions.OfType<OperationDefinitionNode>())
            .SelectMany(operation => ListAsked(_roots[operation.Operation], operation.SelectionSet));

    private IEnumerable<string> ListAsked(string type, SelectionSetNode selected)
    {
        foreach (var selection in selected.Selections)
        {
            if (selection is InlineFragmentNode fragment)
            {
                foreach (var asked in ListAsked(fragment.TypeCondition!.Name.Value, fragment.SelectionSet))
                    yield return asked;
            }
            else if (selection is FieldNode field)
            {
                yield return $"{type}.{field.Name.Value}";
                foreach (var asked in field.SelectionSet is { } below ? ListAsked(_types[type][field.Name.Value], below) : [])
                    yield return asked;
            }
        }
    }

    private static bool IsSubject(string type) =>
        type == "Node" || s_subjects.Any(subject => type == subject || type == $"{subject}Connection" || type == $"{subject}Edge");

    private static string NameOf(JsonElement type) => type.At("name").GetString() ?? NameOf(type.At("ofType"));
}

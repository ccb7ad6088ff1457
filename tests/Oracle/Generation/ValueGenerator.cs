using System.Globalization;
using System.Text.Json.Nodes;
using HotChocolate.Language;

namespace Nexus.Oracle.Tests.Generation;

/// <summary>Makes values of input types, as literals and as JSON for variables.</summary>
internal sealed class ValueGenerator(SchemaModel schema, Random random)
{
    private const int MaxDepth = 3;

    /// <summary>A literal of the type; <paramref name="variable"/> may give the name of a variable for it instead.</summary>
    public string Literal(ITypeNode type, Func<ITypeNode, string?> variable, int depth = 0)
    {
        if (type is NonNullTypeNode nonNull)
            return variable(type) ?? NonNullLiteral(nonNull.Type, variable, depth);
        return variable(type) ?? (random.Next(8) == 0 ? "null" : NonNullLiteral(type, variable, depth));
    }

    /// <summary>JSON of the type; null is JSON's null.</summary>
    public JsonNode? Json(ITypeNode type, int depth = 0)
    {
        if (type is NonNullTypeNode nonNull)
            return NonNullJson(nonNull.Type, depth);
        return random.Next(8) == 0 ? null : NonNullJson(type, depth);
    }

    private string NonNullLiteral(ITypeNode type, Func<ITypeNode, string?> variable, int depth)
    {
        if (type is ListTypeNode list)
        {
            // One item stands for a list of it.
            if (random.Next(6) == 0 && list.Type.Nullable() is NamedTypeNode)
                return NonNullLiteral(list.Type.Nullable(), variable, depth + 1);
            IEnumerable<string> items = Enumerable.Range(0, random.Next(depth < MaxDepth ? 4 : 1)).Select(_ => Literal(list.Type, variable, depth + 1));
            return $"[{string.Join(random.Next(2) == 0 ? ", " : " ", items)}]";
        }
        TypeModel named = schema[type.NamedType().Name.Value];
        return named.Kind switch
        {
            ModelKind.Enum => Pick(named.Values),
            ModelKind.Input => $"{{{string.Join(", ", Fields(named, depth).Select(field => $"{field.Name}: {FieldLiteral(named, field, variable, depth)}"))}}}",
            _ => ScalarLiteral(named.Name),
        };
    }

    private string FieldLiteral(TypeModel owner, InputModel field, Func<ITypeNode, string?> variable, int depth)
        => owner.IsOneOf
            ? variable(new NonNullTypeNode((INullableTypeNode)field.Type)) ?? NonNullLiteral(field.Type, variable, depth + 1)
            : Literal(field.Type, variable, depth + 1);

    private JsonNode? NonNullJson(ITypeNode type, int depth)
    {
        if (type is ListTypeNode list)
        {
            if (random.Next(6) == 0)
                return NonNullJson(list.Type.Nullable(), depth + 1);
            return new JsonArray([.. Enumerable.Range(0, random.Next(depth < MaxDepth ? 4 : 1)).Select(_ => Json(list.Type, depth + 1))]);
        }
        TypeModel named = schema[type.NamedType().Name.Value];
        switch (named.Kind)
        {
            case ModelKind.Enum:
                return Pick(named.Values);
            case ModelKind.Input:
                var record = new JsonObject();
                foreach (InputModel field in Fields(named, depth))
                    record[field.Name] = named.IsOneOf ? NonNullJson(field.Type, depth + 1) : Json(field.Type, depth + 1);
                return record;
            default:
                return ScalarJson(named.Name);
        }
    }

    private IEnumerable<InputModel> Fields(TypeModel type, int depth)
    {
        if (type.IsOneOf)
        {
            IEnumerable<InputModel> simple = type.Inputs.Where(field => depth < MaxDepth || schema[field.Type.NamedType().Name.Value].Kind is not ModelKind.Input);
            return [Pick([.. simple])];
        }
        IEnumerable<InputModel> fields = type.Inputs.Where(field => field.IsRequired || (depth < MaxDepth && random.Next(3) == 0));
        return random.Next(2) == 0 ? fields.ToList() : fields.Reverse().ToList();
    }

    private string ScalarLiteral(string name) => name switch
    {
        "Int" => Number().ToString(CultureInfo.InvariantCulture),
        "Float" => random.Next(3) == 0 ? Number().ToString(CultureInfo.InvariantCulture) : Real().ToString("0.0##", CultureInfo.InvariantCulture),
        "Boolean" => random.Next(2) == 0 ? "true" : "false",
        "ID" => random.Next(3) == 0 ? random.Next(1000).ToString(CultureInfo.InvariantCulture) : $"\"id{random.Next(100)}\"",
        "Long" => Big().ToString(CultureInfo.InvariantCulture),
        "DateTime" => $"\"{Moment()}\"",
        "UUID" => $"\"{Unique()}\"",
        "URI" => $"\"{Link()}\"",
        _ => random.Next(5) == 0 ? $"\"\"\"word {random.Next(100)}\"\"\"" : $"\"word {random.Next(100)}\"",
    };

    private JsonNode ScalarJson(string name) => name switch
    {
        "Int" => Number(),
        "Float" => Real(),
        "Boolean" => random.Next(2) == 0,
        "ID" => random.Next(3) == 0 ? random.Next(1000) : $"id{random.Next(100)}",
        "Long" => Big(),
        "DateTime" => Moment(),
        "UUID" => Unique(),
        "URI" => Link(),
        _ => $"word {random.Next(100)} \u00e9",
    };

    private int Number() => random.Next(-1000, 1000);

    private double Real() => random.Next(-8000, 8000) / 8.0;

    private long Big() => random.NextInt64(-(1L << 52), 1L << 52);

    private string Moment() => $"20{random.Next(10, 40)}-0{random.Next(1, 10)}-{random.Next(10, 29)}T1{random.Next(10)}:30:{random.Next(10, 60)}{Pick(["Z", "+02:00", ".125Z", "-11:30"])}";

    private string Unique() => $"{random.Next():x8}-1234-4abc-8def-{random.Next():x8}0000";

    private string Link() => $"https://example.org/{random.Next(100)}?q={random.Next(10)}";

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}

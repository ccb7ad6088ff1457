using System.Text.Json.Nodes;
using HotChocolate.Language;

namespace Nexus.Oracle.Tests.Generation;

/// <summary>
/// Makes documents that are valid by construction: fragments, variables, aliases, conditions, every kind of argument. The same seed makes the
/// same document.
/// </summary>
internal sealed class DocumentGenerator(SchemaModel schema, int seed, int maxDepth = 4)
{
    private readonly Random _random = new(seed);
    private readonly GeneratedDocument _document = new();
    private readonly List<Fragment> _complete = [];
    private Operation _operation = null!;
    private JsonObject _variables = [];
    private int _names;

    public GeneratedRequest Generate()
    {
        int operations = _random.Next(5) == 0 ? 2 : 1;
        GeneratedRequest request = null!;
        for (int i = 0; i < operations; i++)
        {
            _variables = [];
            _complete.Clear();
            AddOperation(operations > 1 || _random.Next(2) == 0 ? $"Operation{i}" : null);
            request = new GeneratedRequest(_document, _operation, _variables);
        }
        return request;
    }

    private void AddOperation(string? name)
    {
        string kind = _random.Next(10) switch
        {
            0 when schema.Root("mutation") is not null => "mutation",
            1 when schema.Root("subscription") is not null => "subscription",
            _ => "query",
        };
        TypeModel root = schema.Root(kind)!;
        var selections = new Selections(root.Name);
        _operation = new Operation(kind, name, selections);
        _document.Operations.Add(_operation);
        if (kind == "subscription")
            selections.Items.Add(NewField(Pick(root.Fields), 1));
        else
            Fill(selections, 0);
    }

    private void Fill(Selections selections, int depth)
    {
        TypeModel type = schema[selections.Type];
        int count = _random.Next(1, depth == 0 ? 5 : 4);
        for (int i = 0; i < count; i++)
        {
            Selection selection = _random.Next(10) switch
            {
                0 => NewInline(type, depth),
                1 or 2 => NewSpread(type, depth),
                _ => NewSelection(type, depth),
            };
            AddConditions(selection);
            selections.Items.Add(selection);
        }
    }

    private Selection NewSelection(TypeModel type, int depth)
    {
        if (type.Kind is ModelKind.Union && _random.Next(3) > 0 && depth < maxDepth)
            return NewInline(type, depth);
        IReadOnlyList<FieldModel> fields = depth < maxDepth
            ? type.Fields
            : [.. type.Fields.Where(field => !schema[field.NamedType].IsComposite)];
        return fields.Count == 0 || _random.Next(12) == 0 ? NewTypeName() : NewField(Pick(fields), depth);
    }

    private Field NewTypeName()
        => new("__typename", null) { Alias = _random.Next(3) == 0 ? NextName("kind") : null };

    private Field NewField(FieldModel model, int depth)
    {
        var field = new Field(model.Name, model);
        foreach (InputModel argument in model.Arguments)
        {
            if (argument.IsRequired || _random.Next(2) == 0)
                field.Arguments.Add(new Given(argument.Name, NewValues().Literal(argument.Type, type => VariableFor(type, argument)), argument));
        }
        if (field.Arguments.Count > 0 || _random.Next(3) == 0 || !IsAlwaysMergeable(model))
            field.Alias = NextName("f");
        if (schema[model.NamedType].IsComposite)
        {
            field.Selections = new Selections(model.NamedType);
            Fill(field.Selections, depth + 1);
        }
        return field;
    }

    /// <summary>Whether every field of this name has the same type and needs no argument, so that it merges with its likes.</summary>
    private bool IsAlwaysMergeable(FieldModel model) => schema.Types
        .SelectMany(type => type.Fields)
        .Where(field => field.Name == model.Name)
        .All(field => field.Type.Text() == model.Type.Text());

    private Inline NewInline(TypeModel type, int depth)
    {
        string? on = _random.Next(4) == 0 ? null : OverlappingType(type);
        var selections = new Selections(on ?? type.Name);
        Fill(selections, depth + 1);
        return new Inline(on, selections);
    }

    private Spread NewSpread(TypeModel type, int depth)
    {
        Fragment? known = _complete.Find(fragment => schema.Overlaps(fragment.On, type.Name));
        if (known is not null && _random.Next(2) == 0)
            return new Spread(known.Name);
        string on = OverlappingType(type);
        var fragment = new Fragment(NextName("Part"), on, new Selections(on));
        Fill(fragment.Selections, depth + 1);
        _document.Fragments.Add(fragment);
        _complete.Add(fragment);
        return new Spread(fragment.Name);
    }

    private string OverlappingType(TypeModel type) => Pick(
        [.. schema.Types.Where(other => other.IsComposite && schema.Overlaps(other.Name, type.Name)).Select(other => other.Name)]);

    private void AddConditions(Selection selection)
    {
        if (_random.Next(8) != 0)
            return;
        string value = _random.Next(3) == 0 ? Pick(["true", "false"]) : "$" + NewVariable(new NonNullTypeNode(new NamedTypeNode("Boolean")), null);
        selection.Directives.Add(_random.Next(2) == 0 ? $"@include(if: {value})" : $"@skip(if: {value})");
    }

    private ValueGenerator NewValues() => new(schema, _random);

    private string? VariableFor(ITypeNode type, InputModel place)
        => _random.Next(5) == 0 ? "$" + NewVariable(type, ReferenceEquals(type, place.Type) ? place : null) : null;

    /// <summary>Defines a variable that fits the type, and mostly gives it a value.</summary>
    private string NewVariable(ITypeNode type, InputModel? place)
    {
        string name = NextName("v");
        bool optionalByPlace = place is { HasDefault: true } && type is NonNullTypeNode && _random.Next(2) == 0;
        ITypeNode declared = optionalByPlace ? type.Nullable() : type;
        if (declared is not NonNullTypeNode && _random.Next(4) == 0)
            declared = new NonNullTypeNode((INullableTypeNode)declared);
        string? standIn = null;
        if (_random.Next(4) == 0)
        {
            standIn = NewValues().Literal(declared is NonNullTypeNode ? declared : new NonNullTypeNode((INullableTypeNode)declared), _ => null);
            if (declared is NonNullTypeNode nonNull && _random.Next(2) == 0)
                declared = nonNull.Type;
        }
        _operation.Variables.Add(new Variable(name, declared.Text(), standIn));
        bool mayBeAbsent = declared is not NonNullTypeNode || standIn is not null;
        if (!mayBeAbsent || _random.Next(4) > 0)
            _variables[name] = NewValues().Json(declared);
        return name;
    }

    private string NextName(string prefix) => $"{prefix}{_names++}";

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}

/// <summary>A document, the operation of it that is to run, and that operation's variables.</summary>
internal sealed record GeneratedRequest(GeneratedDocument Document, Operation Operation, JsonObject Variables);

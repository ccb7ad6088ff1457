namespace Nexus.Oracle.Tests.Generation;

/// <summary>Ways to make a valid document invalid, at least one for each rule of the specification's section 5.</summary>
internal sealed class Faults(SchemaModel schema, Random random)
{
    private static readonly string[] s_wrongValues =
        ["null", "\"text\"", "7", "1.5", "true", "WRONG", "[1, \"a\"]", "{ wrong: 1 }", "[[null]]", "99999999999", "{}", "\"\"\"\n block\n\"\"\"", "$nowhere"];

    private GeneratedDocument _document = null!;

    /// <summary>Puts one to three faults into the document.</summary>
    public void PutInto(GeneratedDocument document)
    {
        _document = document;
        Action[] faults = [.. DocumentFaults(), .. OperationFaults(), .. FieldFaults(), .. ArgumentFaults(), .. FragmentFaults(), .. DirectiveFaults(), .. VariableFaults()];
        for (int i = random.Next(1, 4); i > 0; i--)
            Pick(faults)();
    }

    private Action[] DocumentFaults() =>
    [
        () => _document.Preamble += "type Extra { a: Int }\n",
        () => _document.Preamble += "extend type Query { extra: Int }\n",
        () => _document.Operations.Add(new Operation("query", null, NewLeaf("Query"))),
        () => _document.Operations.Add(new Operation("query", Any(_document.Operations)?.Name ?? "Twin", NewLeaf("Query"))),
    ];

    private Action[] OperationFaults() =>
    [
        () => _document.Operations.Add(Subscription("__typename")),
        () => _document.Operations.Add(Subscription(First("Subscription"), First("Subscription"))),
        () => Any(_document.Operations.Where(operation => operation.Kind == "subscription"))?.Selections.Items.Add(new Field("__typename", null)),
    ];

    private Action[] FieldFaults() =>
    [
        () => Change(Any(_document.Fields), field => field.Name = "unknown"),
        () => Change(Any(_document.SelectionSets), set => set.Items.Add(new Field("missing", null))),
        () => Change(Any(_document.Fields.Where(field => field.Selections is null)), field => field.Selections = NewLeaf("Query")),
        () => Change(Any(_document.Fields.Where(field => field.Selections is not null)), field => field.Selections = null),
        () => Change(Any(_document.SelectionSets), set => Conflict(set)),
        () => Change(Any(_document.Fields.Where(field => field.Selections is not null)), field => Conflict(field.Selections!)),
        () => Change(Any(_document.Fields), field => field.Alias = "same"),
    ];

    private Action[] ArgumentFaults() =>
    [
        () => Change(AnyWithArguments(), field => field.Arguments.Add(field.Arguments[0])),
        () => Change(AnyWithArguments(), field => field.Arguments.RemoveAt(random.Next(field.Arguments.Count))),
        () => Change(AnyWithArguments(), ReplaceValue),
        () => Change(AnyWithArguments(), ReplaceValue),
        () => Change(AnyWithArguments(), MangleValue),
        () => Change(AnyWithArguments(), MangleValue),
        () => Change(Any(_document.Fields), field => field.Arguments.Add(new Given("unknown", "1", null))),
    ];

    private Action[] FragmentFaults() =>
    [
        () => Change(Any(_document.SelectionSets), set => set.Items.Add(new Spread("Nowhere"))),
        () => _document.Fragments.Add(new Fragment("Unused", "Query", NewLeaf("Query"))),
        () => Change(Any(_document.Fragments), fragment => _document.Fragments.Add(new Fragment(fragment.Name, fragment.On, NewLeaf(fragment.On)))),
        () => Change(Any(_document.Fragments), fragment => fragment.Selections.Items.Add(new Spread(fragment.Name))),
        () => Change(Any(_document.Fragments), fragment => fragment.Selections.Items.Add(new Spread(Any(_document.Fragments)!.Name))),
        () => Change(Any(_document.Fragments), fragment => fragment.On = Pick(["Int", "Unknown", "Query", Any(schema.Types)!.Name])),
        () => Change(Any(_document.SelectionSets), set => set.Items.Add(new Inline(Any(schema.Types)!.Name, NewLeaf("Query")))),
        () => Change(Any(_document.SelectionSets), set => set.Items.Add(new Inline("Unknown", NewLeaf("Query")))),
    ];

    private Action[] DirectiveFaults() =>
    [
        () => Change(AnySelection(), selection => selection.Directives.Add("@unknown")),
        () => Change(AnySelection(), selection => selection.Directives.AddRange(["@skip(if: true)", "@skip(if: false)"])),
        () => Change(AnySelection(), selection => selection.Directives.Add("@skip")),
        () => Change(AnySelection(), selection => selection.Directives.Add("@include(if: \"yes\", unless: 1)")),
        () => Change(AnySelection(), selection => selection.Directives.Add("@deprecated(reason: null)")),
        () => Change(Any(_document.Operations), operation => operation.Directives.Add("@include(if: $nothing)")),
        () => Change(Any(_document.Fragments), fragment => fragment.Directives.Add("@skip(if: true)")),
    ];

    private Action[] VariableFaults() =>
    [
        () => Change(Any(_document.Operations), operation => operation.Variables.Add(new Variable("unused", "Int", null))),
        () => Change(Any(_document.Operations), operation => operation.Variables.Add(new Variable("composite", Pick(["Query", "[Query!]", "Unknown"]), null))),
        () => Change(Any(_document.Operations), operation => operation.Variables.Add(new Variable("text", "Int", Pick(s_wrongValues.SkipLast(1).ToArray())))),
        () => Change(AnyWithVariables(), operation => operation.Variables.Add(operation.Variables[0])),
        () => Change(AnyWithVariables(), operation => operation.Variables.RemoveAt(random.Next(operation.Variables.Count))),
        () => Change(AnyWithVariables(), Retype),
        () => Change(AnyWithVariables(), Retype),
        () => Change(Any(_document.Fields), field => field.Directives.Add("@skip(if: $undefined)")),
    ];

    private static void Change<T>(T? chosen, Action<T> change) where T : class
    {
        if (chosen is not null)
            change(chosen);
    }

    private void Retype(Operation operation)
    {
        int index = random.Next(operation.Variables.Count);
        Variable variable = operation.Variables[index];
        string type = random.Next(4) switch
        {
            0 => variable.Type.TrimEnd('!'),
            1 => $"[{variable.Type}]",
            2 => variable.Type.EndsWith('!') ? variable.Type : variable.Type + "!",
            _ => Pick(["Int", "String!", "[Boolean!]!", "Unknown"]),
        };
        operation.Variables[index] = variable with { Type = type };
    }

    private void ReplaceValue(Field field)
    {
        int index = random.Next(field.Arguments.Count);
        field.Arguments[index] = field.Arguments[index] with { Value = Pick(s_wrongValues) };
    }

    /// <summary>Puts a wrong value somewhere inside a value.</summary>
    private void MangleValue(Field field)
    {
        int index = random.Next(field.Arguments.Count);
        string value = field.Arguments[index].Value;
        string mangled = random.Next(3) switch
        {
            0 when value.EndsWith('}') && value.Length > 2 => value[..^1] + ", extra: 1}",
            1 when value.EndsWith('}') && value.Length > 2 => $"{value[..^1]}, {value[1..]}",
            0 when value.EndsWith(']') => value[..^1] + $", {Pick(s_wrongValues)}]",
            1 when value.EndsWith(']') => $"[{value}]",
            _ when value.Contains(": ", StringComparison.Ordinal) => WithOtherField(value),
            _ => $"[{value}, null]",
        };
        field.Arguments[index] = field.Arguments[index] with { Value = mangled };
    }

    private string WithOtherField(string value)
    {
        int colon = value.IndexOf(": ", StringComparison.Ordinal);
        return value[..colon] + $": {Pick(s_wrongValues)}, n: " + value[(colon + 2)..];
    }

    /// <summary>Selects two different fields under one name.</summary>
    private void Conflict(Selections set)
    {
        IReadOnlyList<FieldModel> leaves = [.. schema[set.Type].Fields.Where(field => !schema[field.NamedType].IsComposite && field.Arguments.All(a => !a.IsRequired))];
        if (leaves.Count == 0)
            return;
        set.Items.Add(new Field(Pick(leaves).Name, null) { Alias = "clash" });
        set.Items.Insert(0, new Inline(random.Next(2) == 0 ? set.Type : null, NewLeaf(set.Type, Pick(leaves).Name, "clash")));
    }

    private static Selections NewLeaf(string type, string field = "__typename", string? alias = null)
    {
        var selections = new Selections(type);
        selections.Items.Add(new Field(field, null) { Alias = alias });
        return selections;
    }

    private static Operation Subscription(params ReadOnlySpan<string> fields)
    {
        var selections = new Selections("Subscription");
        foreach (string field in fields)
            selections.Items.Add(new Field(field, null) { Alias = selections.Items.Count > 0 ? "other" : null });
        return new Operation("subscription", "Extra", selections);
    }

    private string First(string type) => schema[type].Fields[0].Name;

    private Field? AnyWithArguments() => Any(_document.Fields.Where(field => field.Arguments.Count > 0));

    private Operation? AnyWithVariables() => Any(_document.Operations.Where(operation => operation.Variables.Count > 0));

    private Selection? AnySelection() => Any(_document.SelectionSets.SelectMany(set => set.Items));

    private T? Any<T>(IEnumerable<T> items) where T : class
    {
        T[] all = [.. items];
        return all.Length == 0 ? null : Pick(all);
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}

namespace Nexus.Oracle.Tests.Generation;

/// <summary>A generated document: a tree that faults can be put into before it is written.</summary>
internal sealed class GeneratedDocument
{
    public List<Operation> Operations { get; } = [];

    public List<Fragment> Fragments { get; } = [];

    /// <summary>What is written in front of everything else.</summary>
    public string Preamble { get; set; } = "";

    public IEnumerable<Selections> SelectionSets => Operations.Select(operation => operation.Selections)
        .Concat(Fragments.Select(fragment => fragment.Selections))
        .SelectMany(selections => selections.WithNested());

    public IEnumerable<Field> Fields => SelectionSets.SelectMany(selections => selections.Items.OfType<Field>());
}

internal sealed class Operation(string kind, string? name, Selections selections)
{
    public string Kind { get; } = kind;

    public string? Name { get; set; } = name;

    public List<Variable> Variables { get; } = [];

    public List<string> Directives { get; } = [];

    public Selections Selections { get; } = selections;
}

internal sealed record Variable(string Name, string Type, string? Default);

internal sealed class Fragment(string name, string on, Selections selections)
{
    public string Name { get; set; } = name;

    public string On { get; set; } = on;

    public List<string> Directives { get; } = [];

    public Selections Selections { get; } = selections;
}

/// <summary>A selection set on a type of the schema.</summary>
internal sealed class Selections(string type)
{
    public string Type { get; } = type;

    public List<Selection> Items { get; } = [];

    public IEnumerable<Selections> WithNested() => Items
        .Select(item => (item as Field)?.Selections ?? (item as Inline)?.Selections)
        .Where(nested => nested is not null)
        .SelectMany(nested => nested!.WithNested())
        .Prepend(this);
}

internal abstract class Selection
{
    public List<string> Directives { get; } = [];
}

internal sealed class Field(string name, FieldModel? model) : Selection
{
    public FieldModel? Model { get; } = model;

    public string? Alias { get; set; }

    public string Name { get; set; } = name;

    public List<Given> Arguments { get; } = [];

    public Selections? Selections { get; set; }
}

internal sealed class Spread(string name) : Selection
{
    public string Name { get; set; } = name;
}

internal sealed class Inline(string? on, Selections selections) : Selection
{
    public string? On { get; set; } = on;

    public Selections Selections { get; } = selections;
}

/// <summary>An argument or an input field with its value as text.</summary>
internal sealed record Given(string Name, string Value, InputModel? Model);

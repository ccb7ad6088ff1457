namespace Nexus.Oracle.Tests.Garden;

/// <summary>An input object that tells which of its fields it has.</summary>
public interface IGardenInput
{
    /// <summary>The fields that were given or have a default, in the order of the schema.</summary>
    IEnumerable<(string Name, object? Value)> Given();
}

/// <summary>A range of heights.</summary>
public sealed record RangeInput(double From, Optional<double?> To, bool Inclusive = true, Optional<int?> Step = default) : IGardenInput
{
    public IEnumerable<(string Name, object? Value)> Given()
    {
        yield return ("from", From);
        if (To.HasValue)
            yield return ("to", To.Value);
        yield return ("inclusive", Inclusive);
        if (Step.HasValue)
            yield return ("step", Step.Value);
    }
}

public sealed record FilterInput(
    Optional<string?> Text,
    Optional<IReadOnlyList<Colour>?> Colours,
    [property: DefaultValueSyntax("{ from: 0.5, to: null }")] RangeInput? Height,
    Optional<IReadOnlyList<FilterInput>?> All,
    Optional<PickInput?> Pick,
    Optional<IReadOnlyList<IReadOnlyList<int?>>?> Grid,
    int Limit = 10,
    string? Note = "none",
    [property: GraphQLDeprecated("Colours are enough.")] Optional<Colour?> Colour = default) : IGardenInput
{
    public IEnumerable<(string Name, object? Value)> Given()
    {
        if (Text.HasValue)
            yield return ("text", Text.Value);
        if (Colours.HasValue)
            yield return ("colours", Colours.Value);
        yield return ("height", Height);
        if (All.HasValue)
            yield return ("all", All.Value);
        if (Pick.HasValue)
            yield return ("pick", Pick.Value);
        if (Grid.HasValue)
            yield return ("grid", Grid.Value);
        yield return ("limit", Limit);
        yield return ("note", Note);
        if (Colour.HasValue)
            yield return ("colour", Colour.Value);
    }
}

/// <summary>One way to find a thing.</summary>
[OneOf]
public sealed class PickInput : IGardenInput
{
    [ID]
    public string? Id { get; set; }

    public string? Name { get; set; }

    public RangeInput? Height { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }

    public IEnumerable<(string Name, object? Value)> Given()
    {
        (string, object?)[] fields = [("id", Id), ("name", Name), ("height", Height), ("tags", Tags)];
        return fields.Where(field => field.Item2 is not null);
    }
}

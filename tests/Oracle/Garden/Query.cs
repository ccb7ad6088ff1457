namespace Nexus.Oracle.Tests.Garden;

/// <summary>The root of a schema that has every construct.</summary>
public sealed class Query() : Grown("root")
{
    public Garden? Garden([ID] string id) => At("garden", ("id", id)).One(key => new Garden(key));

    public Task<List<Garden>?> GetGardensAsync(int? first = 2)
        => Task.FromResult(At("gardens", ("first", first)).Many(item => item.One(key => new Garden(key))!));

    public Gardener? Gardener => At("gardener").One(key => new Gardener(key));

    public Plant? GetPlant(PickInput by) => At("plant", ("by", by)).One(key => new Plant(key));

    public INode? GetNode([ID] string id) => At("node", ("id", id)).Any(Possible.Nodes);

    public List<INode?> GetNodes([ID] IReadOnlyList<string> ids) => At("nodes", ("ids", ids)).Many(item => item.Any(Possible.Nodes))!;

    public IResource? Resource => At("resource").Any(Possible.Resources);

    public IThing Thing => At("thing").Any(Possible.Things)!;

    public List<IThing?>? GetThings(IReadOnlyList<Colour>? colours, FilterInput? filter)
        => At("things", ("colours", colours), ("filter", filter)).Many(item => item.Any(Possible.Things));

    public Garden Required => At("required").One(key => new Garden(key))!;

    public string EchoScalars(
        int? number, double? real, string? text, bool? flag, [ID] string? id, long? big, DateTimeOffset? moment, Guid? unique, Uri? link, Colour? colour)
        => Arguments.Write(
            ("number", number), ("real", real), ("text", text), ("flag", flag), ("id", id), ("big", big), ("moment", moment), ("unique", unique),
            ("link", link), ("colour", colour));

    public string EchoRequired(int number, double real, string text, bool flag, [ID] string id, Colour colour)
        => Arguments.Write(("number", number), ("real", real), ("text", text), ("flag", flag), ("id", id), ("colour", colour));

    public string EchoLists(
        IReadOnlyList<int?>? numbers, IReadOnlyList<int> required, IReadOnlyList<IReadOnlyList<int>>? grid, IReadOnlyList<Colour>? colours,
        [DefaultValueSyntax("[\"a\", \"b\"]")] IReadOnlyList<string>? texts)
        => Arguments.Write(("numbers", numbers), ("required", required), ("grid", grid), ("colours", colours), ("texts", texts));

    public string? EchoDefaults(
        [DefaultValueSyntax("{ from: 1 }")] RangeInput? range, int number = 3, string? text = "none", Colour colour = Colour.Green, bool? flag = true)
        => Arguments.Write(("range", range), ("number", number), ("text", text), ("colour", colour), ("flag", flag));

    public string EchoInput(FilterInput? filter, RangeInput range) => Arguments.Write(("filter", filter), ("range", range));

    public string? EchoPick(PickInput pick, IReadOnlyList<PickInput>? picks) => Arguments.Write(("pick", pick), ("picks", picks));

    public string? EchoOld([GraphQLDeprecated("Nobody reads it.")] string? note) => Arguments.Write(("note", note));
}

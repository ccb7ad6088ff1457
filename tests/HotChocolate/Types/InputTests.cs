using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public partial class InputTests
{
    [Fact]
    public async Task Input_objects_are_inferred_with_the_defaults_of_their_constructors() => Assert.Contains(
        """
        input RecipeInput {
          name: String!
          steps: [String!]
          sides: [RecipeInput!]
          taste: Taste! = SWEET
          count: Int! = 3
          notes: String
          rating: Int!
        }
        """,
        (await TestSchema.PrintAsync(b => b.AddQueryType<Kitchen>())).ReplaceLineEndings("\n"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{name: "a", rating: 1}""", "a|-|-|Sweet|3|absent|1")]
    [InlineData("""{name: "a", rating: 1, steps: "one", notes: null}""", "a|one|-|Sweet|3|null|1")]
    [InlineData("""{name: "a", rating: 1, steps: ["x", "y"], taste: SOUR, count: 0, notes: "n"}""", "a|x,y|-|Sour|0|n|1")]
    [InlineData("""{name: "a", rating: 1, sides: [{name: "b", rating: 2}, {name: "c", rating: 3}]}""", "a|-|b,c|Sweet|3|absent|1")]
    public async Task Literals_are_coerced(string recipe, string expected)
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Kitchen>(), $"{{ cook(recipe: {recipe}) }}");

        Assert.Equal($$"""{"cook":"{{expected}}"}""", answer.Value);
    }

    [Theory]
    [InlineData("""{"r": {"name": "a", "rating": 1}}""", "a|-|-|Sweet|3|absent|1")]
    [InlineData("""{"r": {"name": "a", "rating": 1, "steps": "one", "notes": null}}""", "a|one|-|Sweet|3|null|1")]
    [InlineData("""{"r": {"name": "a", "rating": 1, "taste": "SOUR", "sides": [{"name": "b", "rating": 2}]}}""", "a|-|b|Sour|3|absent|1")]
    public async Task Variables_are_coerced(string variables, string expected)
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Kitchen>(), "query($r: RecipeInput!) { cook(recipe: $r) }", variables);

        Assert.Equal($$"""{"cook":"{{expected}}"}""", answer.Value);
    }

    [Fact]
    public async Task Variables_inside_literals_are_coerced()
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Kitchen>(),
            """query($n: String!, $s: String!) { cook(recipe: {name: $n, rating: 1, steps: ["a", $s]}) }""",
            """{"n": "x", "s": "b"}""");

        Assert.Equal("""{"cook":"x|a,b|-|Sweet|3|absent|1"}""", answer.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"r": null}""")]
    [InlineData("""{"r": 5}""")]
    [InlineData("""{"r": {"name": "a"}}""")]
    [InlineData("""{"r": {"name": null, "rating": 1}}""")]
    [InlineData("""{"r": {"name": "a", "rating": "1"}}""")]
    [InlineData("""{"r": {"name": "a", "rating": 1.5}}""")]
    [InlineData("""{"r": {"name": "a", "rating": 3000000000}}""")]
    [InlineData("""{"r": {"name": "a", "rating": 1, "taste": "BITTER"}}""")]
    [InlineData("""{"r": {"name": "a", "rating": 1, "unknown": 1}}""")]
    [InlineData("""{"r": {"name": "a", "rating": 1, "steps": ["a", null]}}""")]
    public async Task Variables_that_do_not_fit_are_refused_before_anything_runs(string variables)
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Kitchen>(), "query($r: RecipeInput!) { cook(recipe: $r) }", variables);

        Assert.Null(answer.Data);
        Assert.Single(answer.Errors);
    }

    [Fact]
    public async Task A_default_that_is_an_object_has_the_defaults_of_the_fields_that_it_leaves_out()
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Kitchen>(), "{ usual }");

        Assert.Equal("""{"usual":"soup|-|-|Sweet|3|absent|5"}""", answer.Value);
    }

    [Theory]
    [InlineData("""{"a": 1}""", "1/")]
    [InlineData("""{"b": "x"}""", "/x")]
    public async Task One_of_takes_exactly_one(string one, string expected)
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Kitchen>(), "query($o: OneInput!) { one(o: $o) }", $$"""{"o": {{one}}}""");

        Assert.Equal($$"""{"one":"{{expected}}"}""", answer.Value);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a": null}""")]
    [InlineData("""{"a": 1, "b": "x"}""")]
    public async Task One_of_refuses_none_null_and_two(string one)
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Kitchen>(), "query($o: OneInput!) { one(o: $o) }", $$"""{"o": {{one}}}""");

        Assert.Null(answer.Data);
        Assert.Single(answer.Errors);
    }

    [Theory]
    [InlineData("""{ at(when: "2026-11-21T09:00:00Z") }""", "2026-11-21T09:00:00Z")]
    [InlineData("""{ at(when: "2026-11-21T09:00:00.125Z") }""", "2026-11-21T09:00:00.125Z")]
    public async Task Moments_are_RFC_3339(string document, string expected)
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Kitchen>(), document);

        Assert.Equal($$"""{"at":"{{expected}}"}""", answer.Value);
    }

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-21T09:00:00")]
    [InlineData("yesterday")]
    public async Task Other_moments_are_refused(string moment)
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Kitchen>(), "query($d: DateTime!) { at(when: $d) }", $$"""{"d": "{{moment}}"}""");

        Assert.Null(answer.Data);
        Assert.Single(answer.Errors);
    }

    [Theory]
    [InlineData("{ taste }", "Sour")]
    [InlineData("{ taste(taste: SWEET) }", "Sweet")]
    [InlineData("{ taste(taste: null) }", "null")]
    public async Task Defaults_stand_in_for_absent_arguments_only(string document, string expected)
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Kitchen>(), document);

        Assert.Equal($$"""{"taste":"{{expected}}"}""", answer.Value);
    }

    [GraphQLName("Query")]
    public class Kitchen
    {
        public string Cook(Recipe recipe) => string.Join(
            '|',
            recipe.Name,
            recipe.Steps is null ? "-" : string.Join(',', recipe.Steps),
            recipe.Sides is null ? "-" : string.Join(',', recipe.Sides.Select(s => s.Name)),
            recipe.Taste,
            recipe.Count,
            recipe.Notes.HasValue ? recipe.Notes.Value ?? "null" : "absent",
            recipe.Rating);

        public string GetUsual([DefaultValueSyntax("{ name: \"soup\", rating: 5 }")] Recipe recipe) => Cook(recipe);

        public string One(One o) => $"{o.A}/{o.B}";

        public DateTimeOffset At(DateTimeOffset when) => when;

        public string GetTaste([DefaultValueSyntax("SOUR")] Taste? taste) => taste?.ToString() ?? "null";
    }

    public record Recipe(
        string Name,
        IReadOnlyList<string>? Steps = null,
        List<Recipe>? Sides = null,
        [property: DefaultValueSyntax("SWEET")] Taste Taste = Taste.Sweet,
        int Count = 3,
        Optional<string?> Notes = default)
    {
        public required int Rating { get; init; }

        public int Computed => 1;
    }

    [OneOf]
    public class One
    {
        public int? A { get; set; }

        public string? B { get; set; }
    }

    public enum Taste
    {
        Sweet,
        Sour,
    }
}

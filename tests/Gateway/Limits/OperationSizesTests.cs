using HotChocolate.Language;
using Nexus.Gateway.Limits;

namespace Nexus.Gateway.Tests.Limits;

public sealed class OperationSizesTests
{
    [Theory]
    [InlineData("{ a b { c } }", 3, 0, 0)]
    [InlineData("{ x: a a: a b: a }", 3, 2, 0)]
    [InlineData("{ a @d @e ... @f { b } ...F @g } fragment F on Q @h { c }", 3, 0, 5)]
    [InlineData("query($v: Int @a @b) @c { a }", 1, 0, 3)]
    [InlineData("{ ...F ...F } fragment F on Q { a x: b @d }", 4, 2, 2)]
    [InlineData("{ a { ...F } ...F } fragment F on Q { ...G ...G } fragment G on Q { b }", 5, 0, 0)]
    [InlineData("{ ...Missing a }", 1, 0, 0)]
    public void Fragments_count_wherever_they_are_spread(string text, int fields, int aliases, int directives)
    {
        var document = Utf8GraphQLParser.Parse(text);
        Assert.Equal(new OperationSize(fields, aliases, directives), new OperationSizes(document).Measure(document.Definitions[0]));
    }

    [Fact]
    public void What_doubles_a_thousand_times_stops_at_the_largest_number()
    {
        var fragments = Enumerable.Range(0, 1_000).Select(number => $"fragment F{number} on Q {{ ...F{number + 1} ...F{number + 1} }}");
        var document = Utf8GraphQLParser.Parse($"{{ ...F0 }} {string.Join(' ', fragments)} fragment F1000 on Q {{ x: a @d }}");
        Assert.Equal(new OperationSize(int.MaxValue, int.MaxValue, int.MaxValue), new OperationSizes(document).Measure(document.Definitions[0]));
    }

    [Theory]
    [InlineData("{ ...A } fragment A on Q { ...A }", "A")]
    [InlineData("{ ...A } fragment A on Q { b { ...B } } fragment B on Q { ... { ...A } }", "A")]
    [InlineData("{ ...A } fragment A on Q { ...B ...B } fragment B on Q { a }", null)]
    public void Fragment_that_spreads_itself_is_found(string text, string? name)
    {
        var document = Utf8GraphQLParser.Parse(text);
        var sizes = new OperationSizes(document);
        sizes.Measure(document.Definitions[0]);
        Assert.Equal(name, sizes.Cycle?.Name.Value);
    }

    [Fact]
    public void Most_aliased_field_is_told_with_its_fragments_in_place()
    {
        var document = Utf8GraphQLParser.Parse("{ a: x b: x c: y ...F ... { d: y e: y } } fragment F on Q { f: y g: y }");
        Assert.Equal(("y", 5), new OperationSizes(document).FindMostAliased((OperationDefinitionNode)document.Definitions[0]));
    }
}

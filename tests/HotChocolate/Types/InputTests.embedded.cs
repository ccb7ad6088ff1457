using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

/// <content>What the specification says and Hot Chocolate 16 does otherwise.</content>
public partial class InputTests
{
    [Fact]
    public async Task An_absent_variable_inside_a_literal_leaves_the_field_out()
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Kitchen>(), """query($notes: String) { cook(recipe: {name: "x", rating: 1, notes: $notes}) }""", "{}");

        Assert.Equal("""{"cook":"x|-|-|Sweet|3|absent|1"}""", answer.Value);
    }

    [Fact]
    public async Task An_integral_number_is_an_identifier()
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<Numbered>(), "query($id: ID!) { find(id: $id) }", """{"id": 1.0}""");

        Assert.Equal("""{"find":"1"}""", answer.Value);
    }

    [Fact]
    public async Task A_number_with_an_empty_fraction_is_an_integer()
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Kitchen>(), "query($r: RecipeInput!) { cook(recipe: $r) }", """{"r": {"name": "a", "rating": 1.0}}""");

        Assert.Equal("""{"cook":"a|-|-|Sweet|3|absent|1"}""", answer.Value);
    }

    [GraphQLName("Query")]
    public class Numbered
    {
        public string Find([ID] string id) => id;
    }
}

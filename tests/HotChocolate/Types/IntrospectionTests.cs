using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class IntrospectionTests
{
    [Fact]
    public async Task A_type_describes_its_fields_and_arguments()
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Query>(),
            """{ __type(name: "Query") { kind name fields { name args { name defaultValue type { kind ofType { name } } } type { kind ofType { kind ofType { kind ofType { name } } } } } } }""");

        Assert.Equal(
            """{"__type":{"kind":"OBJECT","name":"Query","fields":[{"name":"words","args":[{"name":"count","defaultValue":"3","type":{"kind":"NON_NULL","ofType":{"name":"Int"}}}],"type":{"kind":"NON_NULL","ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL","ofType":{"name":"String"}}}}}]}}""",
            answer.Value);
    }

    [Theory]
    [InlineData("", """[{"name":"NEW"}]""")]
    [InlineData("(includeDeprecated: true)", """[{"name":"NEW"},{"name":"OLD"}]""")]
    public async Task Deprecated_values_are_shown_on_demand(string argument, string expected)
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Query>(), $$"""{ __type(name: "Age") { enumValues{{argument}} { name } } }""");

        Assert.Equal($$$"""{"__type":{"enumValues":{{{expected}}}}}""", answer.Value);
    }

    [Fact]
    public async Task Type_names_are_answered_at_every_level()
    {
        Answer answer = await TestSchema.RunAsync(
            b => b.AddQueryType<Query>(), """{ __typename __schema { __typename queryType { name } } unknown: __type(name: "Nope") { name } }""");

        Assert.Equal("""{"__typename":"Query","__schema":{"__typename":"__Schema","queryType":{"name":"Query"}},"unknown":null}""", answer.Value);
    }

    public class Query
    {
        public string[] Words(int count = 3) => [];

        [GraphQLDeprecated("Because.")]
        public Age Age => Age.New;
    }

    public enum Age
    {
        New,

        [GraphQLDeprecated("Old.")]
        Old,
    }
}

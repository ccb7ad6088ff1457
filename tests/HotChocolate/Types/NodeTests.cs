using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class NodeTests
{
    private const string Ada = "UGVyc29uOjE=";
    private const string Nobody = "UGVyc29uOjk=";
    private const string TagId = "VGFnOmRvdG5ldA==";

    [Fact]
    public async Task Nodes_are_printed_with_their_lookups() => Assert.Equal(
        """
        schema {
          query: Query
        }

        "The node interface is implemented by entities that have a global unique identifier."
        interface Node {
          id: ID!
        }

        type Person implements Node {
          id: ID!
          name: String!
        }

        type Query {
          "Fetches an object given its ID."
          node("ID of the object." id: ID!): Node
          "Lookup nodes by a list of IDs."
          nodes("The list of node IDs." ids: [ID!]!): [Node]!
          tag: Tag!
          ticket: Ticket!
          greet(personId: ID!): String!
          count(personIds: [ID!]): Int!
          open(id: ID): String!
        }

        type Tag implements Node {
          name: String!
          id: ID!
        }

        type Ticket {
          id: ID!
        }
        """,
        await TestSchema.PrintAsync(Configure));

    [Fact]
    public async Task A_global_id_is_base64_of_type_and_id()
    {
        Answer answer = await TestSchema.RunAsync(Configure, "{ tag { id } ticket { id } }");

        Assert.Equal($$$"""{"tag":{"id":"{{{TagId}}}"},"ticket":{"id":"VGlja2V0OjMiEQBVRHdmiJmqu8zd7v8="}}""", answer.Value);
    }

    [Fact]
    public async Task Nodes_are_fetched_by_their_ids_and_missing_ones_are_null()
    {
        Answer answer = await TestSchema.RunAsync(
            Configure,
            $$"""{ node(id: "{{TagId}}") { __typename id } nodes(ids: ["{{Ada}}", "{{Nobody}}", "{{TagId}}"]) { id ... on Person { name } } }""");

        Assert.Equal(
            $$"""{"node":{"__typename":"Tag","id":"{{TagId}}"},"nodes":[{"id":"{{Ada}}","name":"Ada"},null,{"id":"{{TagId}}"}]}""",
            answer.Value);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("UGVyc29uOng=")]
    [InlineData("Tm9uZTox")]
    [InlineData("")]
    public async Task What_is_no_id_of_a_node_is_an_error(string id)
    {
        Answer answer = await TestSchema.RunAsync(Configure, $$"""{ node(id: "{{id}}") { id } }""");

        Assert.Equal("""{"node":null}""", answer.Data);
        Assert.Single(answer.Errors);
    }

    [Fact]
    public async Task More_nodes_than_allowed_are_refused()
    {
        Answer answer = await TestSchema.RunAsync(Configure, $$"""{ nodes(ids: ["{{Ada}}", "{{Ada}}", "{{Ada}}", "{{Ada}}"]) { id } }""");

        Assert.Equal("null", answer.Data);
        Assert.Equal(
            ["The maximum number of nodes that can be fetched at once is 3. This selection tried to fetch 4 nodes that exceeded the maximum allowed amount."],
            answer.Errors);
    }

    [Fact]
    public async Task Id_arguments_are_decoded()
    {
        Answer answer = await TestSchema.RunAsync(
            Configure,
            "query($ids: [ID!]!, $id: ID!) { greet(personId: $id) count(personIds: $ids) one: open(id: $id) none: open }",
            $$"""{"id": "{{Ada}}", "ids": ["{{Ada}}", "{{Nobody}}"]}""");

        Assert.Equal("""{"greet":"person 1","count":10,"one":"1","none":"none"}""", answer.Value);
    }

    [Fact]
    public async Task An_id_of_another_type_is_refused()
    {
        Answer answer = await TestSchema.RunAsync(Configure, """{ greet(personId: "VGFnOjE=") }""");

        Assert.Equal("null", answer.Data);
        Assert.Equal(["The node id type name `Tag` does not match the expected type name `Person`."], answer.Errors);
    }

    [Fact]
    public async Task Without_global_identification_ids_stay_as_they_are()
    {
        Answer answer = await TestSchema.RunAsync(b => b.AddQueryType<PlainQuery>(), """{ ticket { id } greet(personId: "5") }""");

        Assert.Equal("""{"ticket":{"id":"00112233-4455-6677-8899-aabbccddeeff"},"greet":"person 5"}""", answer.Value);
    }

    private static void Configure(IRequestExecutorBuilder builder) => builder
        .AddQueryType<Query>()
        .AddType<Person>()
        .AddGlobalObjectIdentification(o => o.MaxAllowedNodeBatchSize = 3);

    [GraphQLName("Query")]
    public class PlainQuery
    {
        public Ticket GetTicket() => new(new Guid("00112233-4455-6677-8899-aabbccddeeff"));

        public string Greet([ID] long personId) => $"person {personId}";
    }

    public class Query
    {
        public Tag GetTag() => new("dotnet");

        public Ticket GetTicket() => new(new Guid("00112233-4455-6677-8899-aabbccddeeff"));

        public string Greet([ID<Person>] long personId) => $"person {personId}";

        public int Count([ID<Person>] IReadOnlyList<long>? personIds) => (int)(personIds?.Sum() ?? 0);

        public string Open([ID] long? id) => id?.ToString() ?? "none";
    }

    [Node]
    public record Person([property: ID] long Id, string Name)
    {
        public static async Task<Person?> GetAsync(long id, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return id == 1 ? new Person(1, "Ada") : null;
        }
    }

    [Node]
    public record Tag(string Name)
    {
        [ID]
        public string Id => Name;

        [NodeResolver]
        public static Tag? Find(string id) => new(id);
    }

    public record Ticket([property: ID] Guid Id);
}

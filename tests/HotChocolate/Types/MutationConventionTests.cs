using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class MutationConventionTests
{
    private const string ItemId = "SXRlbTox";

    [Fact]
    public async Task Mutations_get_inputs_payloads_and_error_unions() => Assert.Equal(
        """
        schema {
          query: Query
          mutation: Mutation
        }

        interface Error {
          message: String!
        }

        "The node interface is implemented by entities that have a global unique identifier."
        interface Node {
          id: ID!
        }

        type AddItemPayload {
          item: Item
          errors: [AddItemError!]
        }

        type ClearPayload {
          cleared: Int
        }

        type DeleteItemPayload {
          deletedItemId: ID
          errors: [DeleteItemError!]
        }

        type Item implements Node {
          id: ID!
          name: String!
          note: String!
        }

        type MissingError implements Error {
          message: String!
        }

        type Mutation {
          addItem(input: AddItemInput!): AddItemPayload!
          deleteItem(input: DeleteItemInput!): DeleteItemPayload!
          clear: ClearPayload!
          renameItem(input: RenameItemInput!): RenameItemPayload!
        }

        type Query {
          "Fetches an object given its ID."
          node("ID of the object." id: ID!): Node
          "Lookup nodes by a list of IDs."
          nodes("The list of node IDs." ids: [ID!]!): [Node]!
          ok: Boolean!
        }

        type RenameItemPayload {
          item: Item
        }

        type TakenError implements Error {
          message: String!
          name: String!
        }

        union AddItemError = MissingError | TakenError

        union DeleteItemError = MissingError

        input AddItemInput {
          name: String!
          kind: Kind = LARGE
          loud: Boolean = false
        }

        input DeleteItemInput {
          itemId: ID!
        }

        input RenameItemInput {
          itemId: ID!
          note: String
        }

        enum Kind {
          SMALL
          LARGE
        }
        """,
        await TestSchema.PrintAsync(Configure));

    [Theory]
    [InlineData("""addItem(input: {name: "a"}) { item { id name note } errors { __typename } }""",
        """{"addItem":{"item":{"id":"SXRlbTox","name":"a","note":"Large"},"errors":null}}""")]
    [InlineData("""addItem(input: {name: "taken"}) { item { id } errors { __typename ... on Error { message } ... on TakenError { name } } }""",
        """{"addItem":{"item":null,"errors":[{"__typename":"TakenError","message":"There is one.","name":"taken"}]}}""")]
    [InlineData("""addItem(input: {name: "missing"}) { item { id } errors { __typename ... on Error { message } } }""",
        """{"addItem":{"item":null,"errors":[{"__typename":"MissingError","message":"Missing: missing"}]}}""")]
    [InlineData("""deleteItem(input: {itemId: "SXRlbTox"}) { deletedItemId errors { __typename } }""",
        """{"deleteItem":{"deletedItemId":"SXRlbTox","errors":null}}""")]
    [InlineData("""deleteItem(input: {itemId: "SXRlbToy"}) { deletedItemId errors { ... on MissingError { message } } }""",
        """{"deleteItem":{"deletedItemId":null,"errors":[{"message":"Missing: 2"}]}}""")]
    [InlineData("clear { cleared }", """{"clear":{"cleared":3}}""")]
    [InlineData("""renameItem(input: {itemId: "SXRlbTox"}) { item { note } }""", """{"renameItem":{"item":{"note":"absent"}}}""")]
    [InlineData("""renameItem(input: {itemId: "SXRlbTox", note: null}) { item { note } }""", """{"renameItem":{"item":{"note":"null"}}}""")]
    public async Task Payloads_hold_the_result_or_the_errors(string mutation, string expected)
    {
        Answer answer = await TestSchema.RunAsync(Configure, $"mutation {{ {mutation} }}");

        Assert.Equal(expected, answer.Value);
    }

    [Fact]
    public async Task Undeclared_exceptions_are_no_payload_errors()
    {
        Answer answer = await TestSchema.RunAsync(Configure, """mutation { addItem(input: {name: "broken"}) { item { id } } }""");

        Assert.Equal("null", answer.Data);
        Assert.Equal(["Unexpected Execution Error"], answer.Errors);
    }

    [Fact]
    public async Task Variables_reach_the_parameters()
    {
        Answer answer = await TestSchema.RunAsync(
            Configure,
            "mutation($input: DeleteItemInput!) { deleteItem(input: $input) { deletedItemId } }",
            $$$"""{"input": {"itemId": "{{{ItemId}}}"}}""");

        Assert.Equal($$$"""{"deleteItem":{"deletedItemId":"{{{ItemId}}}"}}""", answer.Value);
    }

    private static void Configure(IRequestExecutorBuilder builder) => builder
        .AddQueryType<Query>()
        .AddMutationType<Mutation>()
        .AddGlobalObjectIdentification()
        .AddMutationConventions(applyToAllMutations: true);

    public class Query
    {
        public bool Ok => true;
    }

    [Node]
    public record Item([property: ID] long Id, string Name, string Note)
    {
        public static Item? Get(long id) => null;
    }

    public enum Kind
    {
        Small,
        Large,
    }

    public class Mutation
    {
        [Error<MissingError>]
        public async Task<FieldResult<Item, TakenError>> AddItemAsync(
            string name, [DefaultValueSyntax("LARGE")] Kind? kind, bool? loud = false, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return name switch
            {
                "taken" => new TakenError("There is one.", name),
                "missing" => throw new MissingException(name),
                "broken" => throw new InvalidOperationException("secret"),
                _ => new Item(1, name, $"{kind}"),
            };
        }

        [UseMutationConvention(PayloadFieldName = "deletedItemId")]
        [Error<MissingError>]
        [ID<Item>]
        public long? DeleteItem([ID<Item>] long itemId) => itemId == 1 ? itemId : throw new MissingException($"{itemId}");

        [UseMutationConvention(PayloadFieldName = "cleared")]
        public int Clear() => 3;

        public Item RenameItem([ID<Item>] long itemId, Optional<string?> note) =>
            new(itemId, "", note.HasValue ? note.Value ?? "null" : "absent");
    }

    public class MissingException(string what) : Exception(what);

    public class MissingError
    {
        private MissingError(string message) => Message = message;

        public string Message { get; }

        public static MissingError CreateErrorFrom(MissingException exception) => new($"Missing: {exception.Message}");
    }

    public record TakenError(string Message, string Name);
}

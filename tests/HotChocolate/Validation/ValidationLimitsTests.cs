using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Validation;

public sealed partial class ValidationLimitsTests
{
    [Theory]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("query { __type(name: \"Dog\") { name } }")]
    public async Task Disabled_introspection_is_refused(string document)
    {
        IRequestExecutor executor = await Pets.CreateServer().DisableIntrospection().BuildRequestExecutorAsync();

        IError error = Assert.Single(await Pets.ExecuteAsync(executor, document));

        Assert.Equal("HC0046", error.Code);
    }

    [Fact]
    public async Task Request_that_is_allowed_introspection_says_nothing_about_the_next()
    {
        const string document = "{ __schema { queryType { name } } }";
        IRequestExecutor executor = await Pets.CreateServer().DisableIntrospection().BuildRequestExecutorAsync();

        OperationResult allowed = (await executor.ExecuteAsync(request => request.SetDocument(document).AllowIntrospection()))
            .ExpectOperationResult();
        OperationResult refused = (await executor.ExecuteAsync(
            request => request.SetDocument(document).SetIntrospectionNotAllowedMessage("Ask the operator."))).ExpectOperationResult();

        Assert.Equal("""{"data":{"__schema":{"queryType":{"name":"Query"}}}}""", allowed.ToJson(withIndentations: false));
        Assert.Equal(("Ask the operator.", "HC0046"), (Assert.Single(refused.Errors).Message, refused.Errors[0].Code));
    }

    [Theory]
    [InlineData("query($x: Nope) { dog { doesKnowCommand(dogCommand: $x) } }")]
    [InlineData("query($x: [Nope!]!) { dog { name @include(if: $x) } }")]
    [InlineData("query($x: Dog) { dog { doesKnowCommand(dogCommand: $x) } }")]
    public async Task Variable_of_a_type_that_is_no_input_is_refused(string document)
        => Assert.NotEmpty(await Pets.FindErrorsAsync(document));

    [Fact]
    public async Task Type_name_is_no_introspection()
    {
        IRequestExecutor executor = await Pets.CreateServer().DisableIntrospection().BuildRequestExecutorAsync();

        Assert.Empty(await Pets.ExecuteAsync(executor, "{ __typename dog { __typename } }"));
    }

    [Theory]
    [InlineData("{ dog { name } }")]
    [InlineData("{ dog { owner { name } } }", "1:1")]
    [InlineData("{ dog { ...F } } fragment F on Dog { owner { name } }", "1:1")]
    public async Task Operation_deeper_than_allowed_is_refused(string document, params string[] locations)
    {
        IRequestExecutor executor = await Pets.CreateServer().AddMaxExecutionDepthRule(2).BuildRequestExecutorAsync();

        IReadOnlyList<IError> errors = await Pets.ExecuteAsync(executor, document);

        Assert.Equal(locations, errors.Select(Pets.PlacesOf));
    }

    [Fact]
    public async Task Introspection_does_not_come_through_the_fields_of_fields()
    {
        const string document = "{ __schema { types { fields { type { fields { name } } } } } }";
        IRequestExecutor executor = await Pets.CreateServer().BuildRequestExecutorAsync();

        IError error = Assert.Single(await Pets.ExecuteAsync(executor, document));

        Assert.Equal("HC0086", error.Code);
        Assert.Equal("1:38", Pets.PlacesOf(error));
    }

    [Fact]
    public async Task Errors_are_reported_up_to_the_allowed_number()
    {
        IRequestExecutor executor = await Pets.CreateServer().SetMaxAllowedValidationErrors(2).BuildRequestExecutorAsync();

        IReadOnlyList<IError> errors = await Pets.ExecuteAsync(executor, "{ a b c d }");

        Assert.Equal(["1:3", "1:5"], errors.Select(Pets.PlacesOf).Take(2));
        Assert.True(errors.Count < 4);
    }

    [Fact]
    public async Task Custom_rule_sees_schema_and_document_and_reports()
    {
        IRequestExecutor executor = await Pets.CreateServer().AddValidationRule<NoCatsRule>().BuildRequestExecutorAsync();

        Assert.Empty(await Pets.ExecuteAsync(executor, "{ dog { name } }"));
        IError error = Assert.Single(await Pets.ExecuteAsync(executor, "{ cat { name } }"));
        Assert.Equal("NO_CATS", error.Code);
    }

    private sealed class NoCatsRule : IDocumentValidatorRule
    {
        public ushort Priority => ushort.MaxValue;

        public bool IsCacheable => true;

        public void Validate(DocumentValidatorContext context, DocumentNode document)
        {
            var operation = (OperationDefinitionNode)document.Definitions[0];
            if (context.Schema.QueryType.Name == "Query" && operation.SelectionSet.Selections[0] is FieldNode { Name.Value: "cat" })
                context.ReportError(ErrorBuilder.New().SetMessage("No cats.").SetCode("NO_CATS").Build());
        }
    }
}

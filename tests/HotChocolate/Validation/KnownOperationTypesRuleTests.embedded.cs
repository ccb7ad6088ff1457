using HotChocolate.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>KnownOperationTypesRule, specification 5.2.1.1.</summary>
public sealed class KnownOperationTypesRuleTests
{
    [Theory]
    [InlineData("query { dog { name } }")]
    [InlineData("mutation { rename(name: \"Rex\") }")]
    [InlineData("subscription { newMessage }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("mutation { rename(name: \"Rex\") }", "1:1")]
    [InlineData("query A { dog { name } } subscription B { newMessage }", "1:26")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        IRequestExecutor executor = await new ServiceCollection()
            .AddGraphQL()
            .AddQueryType<PetSchema.Query>()
            .AddType<PetSchema.Dog>()
            .AddType<PetSchema.Cat>()
            .AddType<PetSchema.Human>()
            .AddType<PetSchema.Alien>()
            .BuildRequestExecutorAsync();

        IReadOnlyList<IError> errors = await Pets.ExecuteAsync(executor, document);

        Assert.Equal(locations, errors.Select(Pets.PlacesOf));
    }
}

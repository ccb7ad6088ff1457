namespace Nexus.HotChocolate.Tests.Validation;

/// <summary>OverlappingFieldsCanBeMergedRule, specification 5.3.2.</summary>
public sealed class OverlappingFieldsCanBeMergedRuleTests
{
    [Theory]
    [InlineData("{ dog { name name } dog { name } }")]
    [InlineData("{ dog { x: name y: nickname } }")]
    [InlineData("{ pet { ... on Dog { v: barkVolume } ... on Cat { v: meowVolume } } }")]
    [InlineData("{ pet { ... on Dog { c: doesKnowCommand(dogCommand: SIT) } ... on Cat { c: doesKnowCommand(catCommand: JUMP) } } }")]
    [InlineData("{ dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: SIT) } }")]
    public async Task Document_that_keeps_the_rule_has_no_errors(string document)
        => Assert.Empty(await Pets.FindErrorsAsync(document));

    [Theory]
    [InlineData("{ dog { name: nickname name } }", "1:9 1:24")]
    [InlineData("{ dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: HEEL) } }", "1:9 1:42")]
    [InlineData("{ pet { ... on Dog { v: name } ... on Cat { v: meowVolume } } }", "1:22 1:45")]
    [InlineData("{ a1: dog { name } a1: cat { name } }", "1:3 1:20")]
    [InlineData("{ dog { x: name } dog { x: nickname } }", "1:9 1:25")]
    [InlineData("{ dog { owner { x: name } } dog { owner { x: pets { name } } } }", "1:17 1:43")]
    [InlineData("{ dog { a: name a: nickname a: barkVolume } }", "1:9 1:17 1:29")]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: nickname }", "1:43 1:73")]
    [InlineData("mutation { rename(name: \"a\") rename(name: \"b\") }", "1:12 1:30")]
    public async Task Document_that_breaks_the_rule_has_these_errors(string document, params string[] locations)
    {
        string[] errors = await Pets.FindErrorsAsync(document);

        Assert.Equal(locations, errors);
    }
}

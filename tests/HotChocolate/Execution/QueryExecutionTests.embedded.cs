using HotChocolate.Execution;

namespace HotChocolate.Tests.Execution;

/// <content>What the specification says and Hot Chocolate 16 does otherwise.</content>
public partial class QueryExecutionTests
{
    [Theory]
    [InlineData(true, """{"data":{"greeting":"hello","later":42}}""")]
    [InlineData(false, """{"data":{"later":42,"greeting":"hello"}}""")]
    public async Task Field_comes_where_it_is_first_included(bool flag, string expected)
    {
        var executor = await CreateAsync();

        var result = await executor.ExecuteAsync(
            "query($flag: Boolean!) { ... @include(if: $flag) { greeting } later greeting }", new Dictionary<string, object?> { ["flag"] = flag });

        Assert.Equal(expected, Plain(result));
    }
}

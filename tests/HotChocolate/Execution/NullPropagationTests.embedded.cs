using HotChocolate.Execution;

namespace HotChocolate.Tests.Execution;

/// <content>What the specification says and Hot Chocolate 16 does otherwise.</content>
public partial class NullPropagationTests
{
    [Fact]
    public async Task Item_that_may_not_be_null_takes_its_list_with_it()
    {
        var result = (await ExecuteAsync("{ requiredItems }")).ExpectOperationResult();

        Assert.EndsWith("""{"requiredItems":null}}""", result.ToJson(withIndentations: false), StringComparison.Ordinal);
        Assert.Equal("requiredItems[1]", Assert.Single(result.Errors).Path!.Print());
    }

    [Fact]
    public async Task Error_of_a_field_that_is_selected_twice_has_both_places()
    {
        var result = (await ExecuteAsync("{ node { failing } node { failing id: nullable failing @skip(if: true) } }")).ExpectOperationResult();

        Assert.Equal([(1, 10), (1, 27)], Assert.Single(result.Errors).Locations!.Select(place => (place.Line, place.Column)));
    }

    [Fact]
    public async Task Error_inside_what_has_become_null_is_dropped()
    {
        var result = (await ExecuteAsync("{ requiredNode { failingLater requiredChild { required } } }")).ExpectOperationResult();

        Assert.Equal("requiredNode.requiredChild.required", Assert.Single(result.Errors).Path!.Print());
    }
}

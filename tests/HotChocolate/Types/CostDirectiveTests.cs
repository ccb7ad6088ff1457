using HotChocolate.CostAnalysis.Types;
using HotChocolate.Types.Pagination;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Types;

public class CostDirectiveTests
{
    [Fact]
    public async Task Weights_and_list_sizes_are_printed_where_they_were_declared()
    {
        string schema = await PrintAsync(applyDefaults: false);

        Assert.Contains("  cheap: Int! @cost(weight: \"0.5\")\n", schema, StringComparison.Ordinal);
        Assert.Contains("  few: [Int!]! @listSize(assumedSize: 3, requireOneSlicingArgument: false)\n", schema, StringComparison.Ordinal);
        Assert.Contains("  many(most: Int!): [Int!]! @listSize(slicingArguments: [\"most\"])\n", schema, StringComparison.Ordinal);
        Assert.Contains("before: String): SongConnection\n", schema, StringComparison.Ordinal);
        Assert.Contains("directive @cost(", schema, StringComparison.Ordinal);
        Assert.Contains(" on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM | INPUT_FIELD_DEFINITION\n", schema, StringComparison.Ordinal);
        Assert.Contains("requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION", schema, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_declare_their_size_by_themselves() =>
        Assert.Contains(
            "before: String): SongConnection @listSize(assumedSize: 50, slicingArguments: [\"first\", \"last\"], slicingArgumentDefaultValue: 10, sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false)\n",
            await PrintAsync(applyDefaults: true),
            StringComparison.Ordinal);

    private static Task<string> PrintAsync(bool applyDefaults) => TestSchema.PrintAsync(schema => schema
        .AddQueryType<Query>()
        .ModifyPagingOptions(options => options.InferConnectionNameFromField = false)
        .AddCostAnalyzer()
        .ModifyCostOptions(options =>
        {
            options.SkipAnalyzer = true;
            options.ApplyCostDefaults = applyDefaults;
            options.DefaultResolverCost = null;
        }));

    public class Query
    {
        [Cost(0.5)]
        public int Cheap => 1;

        [ListSize(AssumedSize = 3)]
        public int[] Few => [1];

        [ListSize(SlicingArguments = ["most"])]
        public int[] Many(int most) => new int[most];

        [UsePaging]
        public Connection<Song> Songs() => new([], new ConnectionPageInfo(false, false, null, null));
    }

    public record Song(string Title);
}

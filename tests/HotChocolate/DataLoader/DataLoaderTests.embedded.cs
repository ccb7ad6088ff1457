using HotChocolate.Execution;

namespace HotChocolate.Tests.DataLoader;

/// <content>Hot Chocolate 16 waits for further keys by the clock: its batches differ from run to run.</content>
public partial class DataLoaderTests
{
    [Fact]
    public async Task Keys_of_a_whole_level_are_fetched_at_once()
    {
        var batches = new Batches();
        var executor = await CreateAsync(batches);

        await using var result = await executor.ExecuteAsync("{ posts { id author { name friend { name } } } }");

        Assert.Equal(["1,2", "11,12"], batches.Fetched);
    }
}

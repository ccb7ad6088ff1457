namespace Nexus.Gateway.Tests.Paging;

/// <summary>What a client holds when its gateway is started anew.</summary>
public sealed class CursorRestartTests(SampledStage stage) : IClassFixture<SampledStage>
{
    [Fact]
    public async Task Cursors_of_all_connections_outlive_the_process()
    {
        foreach (var connection in ConnectionTable.All)
            await stage.SampleAsync(connection.Name);

        await stage.RestartAsync();

        foreach (var connection in ConnectionTable.All)
        {
            var (listing, cursor, second) = await stage.SampleAsync(connection.Name);
            Assert.Equal((connection.Name, second), (connection.Name, string.Join(' ', (await listing.ReadAsync($"first: 1, after: \"{cursor}\"")).Keys)));
        }
    }
}

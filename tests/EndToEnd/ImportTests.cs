using System.Diagnostics;
using System.Text.Json.Nodes;
using Nexus.EndToEnd.Tests.Client;
using Nexus.Rig.Postgres;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests;

/// <summary><c>import pages</c> as an operator runs it.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private const string Nodes =
        """
        id,facebook_id,page_name,page_type
        0,10,The Voice of China 中国好声音,tvshow
        1,11,"ESET, ""the"" antivirus",company
        2,12,The Voice of China,tvshow
        3,13,中国,government
        x,14,No number,company
        1,15,Twice,company
        """;

    private const string Edges =
        """
        id_1,id_2
        0,1
        1,2
        1,1
        2,77
        2
        """;

    private const string Refusals =
        """
        refused: 5 lines
          edges.csv: 1 refused, a field is missing: lines 6
          edges.csv: 1 refused, a page cannot follow itself: lines 4
          edges.csv: 1 refused, there is no such page: lines 5
          nodes.csv: 1 refused, the id is not a number: lines 6
          nodes.csv: 1 refused, the id stands there twice: lines 7

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nexus-import-");
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await TestServer.CreateDatabaseAsync(isMigrated: false);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nodes.csv"), Nodes);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "edges.csv"), Edges);
    }

    public async Task DisposeAsync()
    {
        await TestServer.DropDatabaseAsync(_database);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_network_is_written_once_however_often_it_is_imported()
    {
        var first = await ImportAsync();
        Assert.EndsWith($"users:   4 written, 0 already there\nfollows: 4 written, 0 already there\n{Refusals}", first);

        var second = await ImportAsync();
        Assert.EndsWith($"users:   0 written, 4 already there\nfollows: 0 written, 4 already there\n{Refusals}", second);
    }

    [Fact]
    public async Task Imported_pages_are_people_with_unique_handles_and_mutual_follows()
    {
        await ImportAsync();
        await using var nexus = await NexusProcess.StartAsync(_database);
        var data = await new GraphQLClient(nexus.Client).AskAsync(
            """
            {
              china: user(username: "the_voice_of_china") { ...person }
              eset: user(username: "eset_the_antivirus") { ...person }
              second: user(username: "the_voice_of_china_2") { ...person }
              government: user(username: "page_3") { ...person }
            }
            fragment person on User { displayName bio followerCount followingCount following(first: 5) { nodes { username } } }
            """);

        var expected = JsonNode.Parse(
            """
            {
              "china": { "displayName": "The Voice of China 中国好声音", "bio": "tvshow", "followerCount": 1, "followingCount": 1,
                         "following": { "nodes": [{ "username": "eset_the_antivirus" }] } },
              "eset": { "displayName": "ESET, \"the\" antivirus", "bio": "company", "followerCount": 2, "followingCount": 2,
                        "following": { "nodes": [{ "username": "the_voice_of_china_2" }, { "username": "the_voice_of_china" }] } },
              "second": { "displayName": "The Voice of China", "bio": "tvshow", "followerCount": 1, "followingCount": 1,
                          "following": { "nodes": [{ "username": "eset_the_antivirus" }] } },
              "government": { "displayName": "中国", "bio": "government", "followerCount": 0, "followingCount": 0, "following": { "nodes": [] } }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, data), data.ToJsonString());
    }

    private async Task<string> ImportAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ProgramOf("Nexus.Silo"), "import", "pages", "nodes.csv", "edges.csv"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
            Environment = { ["NEXUS_DATABASE"] = _database },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}

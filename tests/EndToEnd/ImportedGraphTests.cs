using System.Diagnostics;
using System.Globalization;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Rig.Postgres;
using Nexus.Rig.Processes;
using Nexus.Storage.Ids;

namespace Nexus.EndToEnd.Tests;

/// <summary>
/// What Nexus says of an imported network, against what its file says: of a generated one, and of the network of pages where the variable <c>NEXUS_PAGES</c>
/// names the folder of its nodes.csv and edges.csv.
/// </summary>
public sealed class ImportedGraphTests
{
    private const int Asked = 200;
    private const int GeneratedPages = 1_500;

    [Fact]
    public async Task Followers_one_knows_and_suggestions_equal_the_files_for_200_people()
    {
        var pages = Environment.GetEnvironmentVariable("NEXUS_PAGES");
        var folder = pages ?? Generate().FullName;
        var database = await TestServer.CreateDatabaseAsync();
        try
        {
            await ImportAsync(folder, database);
            await using var cluster = await NexusCluster.StartAsync(database);
            await CompareAsync(cluster, Network.Read(Path.Combine(folder, "edges.csv")));
        }
        finally
        {
            await TestServer.DropDatabaseAsync(database);
            if (pages is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(NexusCluster cluster, Network network)
    {
        var random = new Random(7);
        for (var round = 0; round < Asked; round++)
        {
            var person = network.People[random.Next(network.People.Count)];
            // Somebody two steps away, of whom there is something to know.
            var near = network.FollowedBy(person)[random.Next(network.FollowedBy(person).Count)];
            var other = network.FollowedBy(near)[random.Next(network.FollowedBy(near).Count)];

            Assert.Equal(network.Suggest(person, 20).Select(UserOf), await UserOf(cluster, person).SuggestAsync(20));
            if (other == person)
                continue;
            var known = await UserOf(cluster, other).ListFollowersKnownAsync(new Viewer(UserOf(person)), new PageRequest(100));
            var expected = network.FollowersKnown(other, person);
            Assert.Equal((long?)expected.Count, known.TotalCount);
            Assert.Equal(expected.Take(100).Select(UserOf), known.Entries.Select(entry => entry.Value));
        }
    }

    private static IUserGrain UserOf(NexusCluster cluster, long page) => cluster.Grains.GetGrain<IUserGrain>(UserOf(page).Value);

    // As the import makes them: greatest node number, milliseconds that count pages.
    private static UserId UserOf(long page) => new(((page + 1) << 22) | (1023L << 12));

    /// <summary>A network in which few are linked to very many (preferential attachment), the same at every run.</summary>
    private static DirectoryInfo Generate()
    {
        var folder = Directory.CreateTempSubdirectory("nexus-network-");
        var random = new Random(2_026);
        var ends = new List<int> { 0 };
        var links = new HashSet<(int, int)>();
        for (var page = 1; page < GeneratedPages; page++)
        {
            for (var link = 0; link < 6; link++)
            {
                var other = random.Next(4) == 0 ? random.Next(page) : ends[random.Next(ends.Count)];
                if (other == page || !links.Add((other, page)))
                    continue;
                ends.Add(other);
                ends.Add(page);
            }
        }

        File.WriteAllLines(
            Path.Combine(folder.FullName, "nodes.csv"),
            Enumerable.Range(0, GeneratedPages).Select(page => $"{page},{page},page {page},company").Prepend("id,facebook_id,page_name,page_type"));
        File.WriteAllLines(Path.Combine(folder.FullName, "edges.csv"), links.Select(link => $"{link.Item1},{link.Item2}").Prepend("id_1,id_2"));
        return folder;
    }

    private static async Task ImportAsync(string folder, string database)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.ProgramOf("Nexus.Silo"), "import", "pages", "nodes.csv", "edges.csv"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
            Environment = { ["NEXUS_DATABASE"] = database },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }

    /// <summary>The file's mutual links: whom each page follows, with the line that says so, which is the order in which they were written.</summary>
    private sealed class Network
    {
        private readonly Dictionary<long, List<long>> _followed = [];
        private readonly Dictionary<(long Follower, long Followed), int> _lines = [];

        public IReadOnlyList<long> People { get; private set; } = [];

        public static Network Read(string path)
        {
            var network = new Network();
            foreach (var (line, number) in File.ReadLines(path).Skip(1).Select((line, number) => (line, number)))
            {
                var ends = line.Split(',').Select(end => long.Parse(end, CultureInfo.InvariantCulture)).ToArray();
                if (ends[0] != ends[1])
                {
                    network.Add(ends[0], ends[1], number);
                    network.Add(ends[1], ends[0], number);
                }
            }

            network.People = [.. network._followed.Keys.Order()];
            return network;
        }

        public IReadOnlyList<long> FollowedBy(long page) => _followed[page];

        public IReadOnlyList<long> Suggest(long page, int count)
        {
            var followed = FollowedBy(page).ToHashSet();
            return
            [
                .. followed.SelectMany(FollowedBy).Where(other => other != page && !followed.Contains(other)).GroupBy(other => other)
                    .OrderByDescending(shared => shared.Count()).ThenBy(shared => shared.Key).Take(count).Select(shared => shared.Key),
            ];
        }

        /// <summary>Newest first.</summary>
        public IReadOnlyList<long> FollowersKnown(long page, long viewer) =>
            [.. FollowedBy(viewer).Where(known => _lines.ContainsKey((known, page))).OrderByDescending(known => _lines[(known, page)])];

        private void Add(long follower, long followed, int line)
        {
            if (!_lines.TryAdd((follower, followed), line))
                return;
            if (!_followed.TryGetValue(follower, out var list))
                _followed.Add(follower, list = []);
            list.Add(followed);
        }
    }
}

using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests.House;

/// <summary>Packages come from whatever registry the machine at hand uses.</summary>
public sealed class PackageLockTests
{
    [Fact]
    public void No_lockfile_names_a_registry()
    {
        var locks = new[] { "src", "tests", "bench" }
            .SelectMany(tree => Directory.EnumerateFiles(Path.Combine(Repository.Root, tree), "package-lock.json", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(locks);
        Assert.All(locks, file => Assert.DoesNotContain("\"resolved\": \"http", File.ReadAllText(file), StringComparison.Ordinal));
    }
}

using Nexus.Grains.Posts;
using Nexus.Rig.Processes;

namespace Nexus.Grains.Tests.Contracts;

/// <summary>
/// What silos of two versions say to each other during a rolling upgrade is an approved file. <c>NEXUS_APPROVE=1</c> rewrites it where the change is compatible,
/// <c>NEXUS_APPROVE=breaking</c> in any case: such a version needs all silos of the earlier one stopped.
/// </summary>
public sealed class ContractTests
{
    private static readonly string s_path = Path.Combine(Repository.Root, "tests", "Grains", "Contracts", "contracts.approved.txt");

    [Fact]
    public async Task Contracts_are_the_approved_ones_and_survive_a_rolling_upgrade()
    {
        var actual = ContractPrinter.Print(typeof(IPostGrain).Assembly);
        var approval = Environment.GetEnvironmentVariable("NEXUS_APPROVE");
        if (approval != "breaking")
        {
            var breaks = ContractManifest.Parse(await File.ReadAllTextAsync(s_path)).BreaksTowards(ContractManifest.Parse(actual));
            Assert.True(breaks.Count == 0, string.Join(Environment.NewLine, breaks));
        }

        if (approval is "1" or "breaking")
            await File.WriteAllTextAsync(s_path, actual);

        Assert.Equal(await File.ReadAllTextAsync(s_path), actual, ignoreLineEndingDifferences: true);
    }
}

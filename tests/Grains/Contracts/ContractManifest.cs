namespace Nexus.Grains.Tests.Contracts;

/// <summary>The contracts of one version, read from the text that <see cref="ContractPrinter"/> wrote, and what another version may do to them.</summary>
internal sealed class ContractManifest
{
    private readonly Dictionary<(string Kind, string Name), Contract> _contracts;

    private ContractManifest(IEnumerable<Contract> contracts) => _contracts = contracts.ToDictionary(contract => (contract.Kind, contract.Name));

    public static ContractManifest Parse(string text)
    {
        var blocks = new List<(string Head, List<string> Members)>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
                blocks[^1].Members.Add(line.Trim());
            else
                blocks.Add((line, []));
        }

        return new ContractManifest(blocks.Select(block => Contract.Parse(block.Head, block.Members)));
    }

    /// <summary>
    /// Why silos of this version and of a later one could not run side by side, one sentence for each reason; empty where they can. New contracts, members and
    /// methods are compatible. What is gone, or has another id, number or type, is not; nor is a new name, unless an alias keeps the old one.
    /// </summary>
    public IReadOnlyList<string> BreaksTowards(ContractManifest later)
    {
        var breaks = later._contracts.Values.SelectMany(contract => contract.Collisions()).ToList();
        foreach (var (key, contract) in _contracts)
        {
            if (later._contracts.TryGetValue(key, out var successor))
                breaks.AddRange(contract.BreaksTowards(successor));
            else
                breaks.Add($"{contract.Name}: is gone");
        }

        breaks.Sort(StringComparer.Ordinal);
        return breaks;
    }
}

using System.Text.RegularExpressions;

namespace Nexus.Grains.Tests.Contracts;

/// <summary>
/// One thing that travels or is called. <paramref name="Name"/> is its name on the wire; <paramref name="Basis"/> what it derives from, is kept as, or is keyed by.
/// </summary>
internal sealed partial record Contract(string Kind, string Name, string Basis, IReadOnlyList<ContractMember> Members)
{
    /// <summary>The first line of a block that <see cref="ContractPrinter"/> wrote, and those of its members.</summary>
    public static Contract Parse(string head, IEnumerable<string> members)
    {
        var match = Head.Match(head);
        if (!match.Success)
            throw new FormatException($"'{head}' is no contract.");
        var kind = match.Groups["kind"].Value;
        var name = match.Groups["alias"].Success ? match.Groups["alias"].Value : match.Groups["name"].Value;
        return new Contract(kind, name, match.Groups["basis"].Value, members.Select(line => ContractMember.Parse(kind, line)).ToArray());
    }

    /// <summary>What a silo that knows only the one would misunderstand of a silo that knows only the other.</summary>
    public IEnumerable<string> BreaksTowards(Contract later)
    {
        if (Basis != later.Basis)
            yield return $"{Name}: was on {NameOf(Basis)}, is on {NameOf(later.Basis)}";
        foreach (var member in Members)
        {
            if (BreakOf(member, later) is { } fault)
                yield return $"{Name}.{member.Name}: {fault}";
        }
    }

    /// <summary>Two members under one id: neither version could tell them apart.</summary>
    public IEnumerable<string> Collisions() =>
        from member in Members
        where Kind == "type"
        group member.Name by member.Key into sharing
        where sharing.Count() > 1
        select $"{Name}: {string.Join(" and ", sharing)} share id {sharing.Key}";

    private static string NameOf(string basis) => basis is "" ? "nothing" : basis;

    private static string? BreakOf(ContractMember member, Contract later)
    {
        var successor = later.Members.FirstOrDefault(candidate => candidate.Name == member.Name);
        if (successor is null)
        {
            var heir = later.Members.FirstOrDefault(candidate => candidate.Key == member.Key);
            return heir is null ? "is gone" : $"{member.Key} is {heir.Name} now";
        }

        if (successor.Key != member.Key)
            return $"was {member.Key}, is {successor.Key}";
        return successor.Type == member.Type ? null : $"was {member.Type}, is {successor.Type}";
    }

    [GeneratedRegex(@"^(?<kind>type|enum|interface|converter) (?:@(?<alias>\S+) )?(?<name>[^:\s]+)(?:: (?<basis>\S+))?$")]
    private static partial Regex Head { get; }
}

/// <summary>
/// A member with its id, an enumeration's value with its number, or a method. A method's <paramref name="Name"/> is what it is called by on the wire: its alias, or its
/// name with the types of its parameters; what its parameters are called and how its turns interleave, the caller's silo settles alone.
/// </summary>
internal sealed partial record ContractMember(string Key, string Name, string Type)
{
    public static ContractMember Parse(string kind, string line)
    {
        var match = (kind == "interface" ? Method : Numbered).Match(line);
        if (!match.Success)
            throw new FormatException($"'{line}' is no member.");
        var name = match.Groups["alias"].Success ? match.Groups["alias"].Value : ParameterName.Replace(match.Groups["name"].Value, "");
        return new ContractMember(match.Groups["key"].Success ? match.Groups["key"].Value : name, name, match.Groups["type"].Value);
    }

    [GeneratedRegex(@"^(?<key>-?\d+) (?<name>\w+)(?:: (?<type>\S+))?$")]
    private static partial Regex Numbered { get; }

    [GeneratedRegex(@"^(?:@(?<alias>\S+) )?(?<name>\w+\(.*\)): (?<type>\S+)(?: \[.*\])?$")]
    private static partial Regex Method { get; }

    [GeneratedRegex(@" \w+(?=, |\)$)")]
    private static partial Regex ParameterName { get; }
}

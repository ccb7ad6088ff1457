namespace Nexus.Oracle.Tests;

/// <summary>Which of graphql-js' rules a section of the specification is, by the anchor that an error's <c>specifiedBy</c> ends with.</summary>
internal static class RuleNames
{
    /// <summary>A variable's type that does not exist and one that is no input type are one rule of the specification and two of graphql-js.</summary>
    public const string Types = "KnownTypeNames, VariablesAreInputTypes";

    public const string Overlapping = "OverlappingFieldsCanBeMerged";

    private static readonly Dictionary<string, string> s_bySection = new(StringComparer.Ordinal)
    {
        ["sec-Executable-Definitions"] = "ExecutableDefinitions",
        ["sec-Operation-Type-Existence"] = "KnownOperationTypes",
        ["sec-Operation-Name-Uniqueness"] = "UniqueOperationNames",
        ["sec-Lone-Anonymous-Operation"] = "LoneAnonymousOperation",
        ["sec-Single-Root-Field"] = "SingleFieldSubscriptions",
        ["sec-Field-Selections"] = "FieldsOnCorrectType",
        ["sec-Field-Selection-Merging"] = Overlapping,
        ["sec-Leaf-Field-Selections"] = "ScalarLeafs",
        ["sec-Argument-Names"] = "KnownArgumentNames",
        ["sec-Argument-Uniqueness"] = "UniqueArgumentNames",
        ["sec-Required-Arguments"] = "ProvidedRequiredArguments",
        ["sec-Fragment-Name-Uniqueness"] = "UniqueFragmentNames",
        ["sec-Fragment-Spread-Type-Existence"] = Types,
        ["sec-Fragments-on-Object-Interface-or-Union-Types"] = "FragmentsOnCompositeTypes",
        ["sec-Fragments-Must-Be-Used"] = "NoUnusedFragments",
        ["sec-Fragment-Spread-Target-Defined"] = "KnownFragmentNames",
        ["sec-Fragment-Spreads-Must-Not-Form-Cycles"] = "NoFragmentCycles",
        ["sec-Fragment-Spread-Is-Possible"] = "PossibleFragmentSpreads",
        ["sec-Values-of-Correct-Type"] = "ValuesOfCorrectType",
        ["sec-Input-Object-Field-Names"] = "ValuesOfCorrectType",
        ["sec-Input-Object-Required-Fields"] = "ValuesOfCorrectType",
        ["sec-OneOf-Input-Objects-Have-Exactly-One-Field"] = "ValuesOfCorrectType",
        ["sec-Input-Object-Field-Uniqueness"] = "UniqueInputFieldNames",
        ["sec-Directives-Are-Defined"] = "KnownDirectives",
        ["sec-Directives-Are-in-Valid-Locations"] = "KnownDirectives",
        ["sec-Directives-Are-Unique-per-Location"] = "UniqueDirectivesPerLocation",
        ["sec-Variable-Uniqueness"] = "UniqueVariableNames",
        ["sec-Variables-Are-Input-Types"] = Types,
        ["sec-All-Variable-Uses-Defined"] = "NoUndefinedVariables",
        ["sec-All-Variables-Used"] = "NoUnusedVariables",
        ["sec-All-Variable-Usages-Are-Allowed"] = "VariablesInAllowedPosition",
    };

    public static IEnumerable<string> All => s_bySection.Values.Distinct();

    public static string OfSection(string? specifiedBy) => s_bySection.GetValueOrDefault(specifiedBy?.Split('#').Last() ?? "", specifiedBy ?? "no rule");

    public static string OfReference(string rule)
    {
        string name = rule.EndsWith("Rule", StringComparison.Ordinal) ? rule[..^4] : rule;
        return name is "KnownTypeNames" or "VariablesAreInputTypes" ? Types : name;
    }
}

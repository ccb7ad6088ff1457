namespace Nexus.Orleans.Tests.Fidelity;

/// <summary>
/// The engine claims to be Orleans: what it shows under Orleans' names is looked up in the metadata of the packages that every registry holds. Of the types whose
/// packages are not to be had, <c>elsewhere.txt</c> says where they belong; what differs on purpose stands with its reason in <c>differences.txt</c>.
/// </summary>
public sealed class FidelityTests
{
    /// <summary>For generated code only: Orleans has no counterpart.</summary>
    private const string EngineNamespace = "Orleans.Embedded.";

    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Fidelity");

    private static readonly Dictionary<string, SurfaceType> s_packages =
        Directory.EnumerateFiles(Path.Combine(s_folder, "Packages"), "*.dll").SelectMany(Surface.Read).ToDictionary();

    private static readonly Dictionary<string, SurfaceType> s_engine =
        Surface.Read(typeof(Grain).Assembly.Location).Where(type => !type.Key.StartsWith(EngineNamespace, StringComparison.Ordinal)).ToDictionary();

    [Fact]
    public void Types_are_in_the_packages_or_listed_with_the_package_they_belong_to() =>
        AssertListed(s_engine.Keys.Where(name => !s_packages.ContainsKey(name)), "elsewhere.txt");

    [Fact]
    public void Members_are_in_the_packages_with_their_signature()
    {
        var differences = s_engine.Values
            .Where(type => s_packages.ContainsKey(type.Name))
            .SelectMany(type => type.DifferencesFrom(s_packages[type.Name], s_packages, IsClaim));
        AssertListed(differences, "differences.txt");
    }

    [Fact]
    public void Packages_and_engine_were_read() => Assert.True(s_engine.ContainsKey("Orleans.Grain") && s_packages.ContainsKey("Orleans.Grain"));

    private static bool IsClaim(string implemented) =>
        implemented.StartsWith("System.", StringComparison.Ordinal) || s_engine.ContainsKey(implemented.Split('<')[0]);

    /// <summary>A list has one entry a line; lines that begin with <c>#</c> say why, or where.</summary>
    private static void AssertListed(IEnumerable<string> found, string file)
    {
        var listed = File.ReadLines(Path.Combine(s_folder, file)).Where(line => line is not "" && line[0] != '#').ToHashSet();
        var actual = found.ToHashSet();
        var faults = actual.Except(listed).Select(entry => $"{file} lacks: {entry}")
            .Concat(listed.Except(actual).Select(entry => $"{file} has, but no longer so: {entry}"))
            .ToArray();
        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nexus.Rig.Processes;

namespace Nexus.EndToEnd.Tests.House;

/// <summary>design.md §2: which project may know which.</summary>
public sealed partial class ArrowsTests
{
    [Theory]
    [InlineData("Storage", "")]
    [InlineData("Grains", "Storage")]
    [InlineData("Silo", "Grains Storage")]
    [InlineData("Gateway", "Grains Silo")]
    public void A_project_knows_only_those_below_it(string project, string allowed)
    {
        var references = ProjectFile(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileName(Path.GetDirectoryName(reference.Attribute("Include")!.Value.Replace('\\', '/'))!))
            .Order();

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), references);
    }

    [Fact]
    public void Only_storage_knows_Npgsql()
    {
        var knowing = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)
            .Where(project => ProjectFile(project).Descendants("PackageReference").Any(package => package.Attribute("Include")!.Value == "Npgsql"));

        Assert.Equal(["Storage"], knowing);
    }

    // Typed ids are the vocabulary of all layers; the rest of Storage is not the gateway's business.
    [Theory]
    [InlineData("Gateway", @"Nexus\.Storage(?!\.Ids\b)|\bNpgsql\b")]
    [InlineData("Grains", @"\bNpgsql\b|Microsoft\.AspNetCore\.(Http|Builder|Routing)|\bSELECT\b")]
    [InlineData("Storage", @"\bOrleans\b")]
    public void A_source_file_names_nothing_from_behind_its_arrows(string project, string forbidden)
    {
        var offenders = Sources("src", project).Where(file => Regex.IsMatch(WithoutComments(File.ReadAllText(file)), forbidden))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_source_asks_which_engine_it_runs_on(string tree)
    {
        var offenders = Sources(tree, "").Where(file => Regex.IsMatch(File.ReadAllText(file), @"^\s*#if\b|Nexus" + "Engine", RegexOptions.Multiline))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_folder_of_the_readmes_map_exists()
    {
        var map = MapBlock().Match(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).Groups["map"].Value;
        var folders = MapFolder().Matches(map).Select(match => match.Groups["path"].Value).ToList();

        Assert.NotEmpty(folders);
        Assert.All(folders, folder => Assert.True(Directory.Exists(Path.Combine(Repository.Root, folder)), folder));
    }

    private static XDocument ProjectFile(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, $"Nexus.{project}.csproj"));

    private static IEnumerable<string> Sources(string tree, string project) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, tree, project), "*.cs", SearchOption.AllDirectories);

    private static string WithoutComments(string source) => Comment().Replace(source, "");

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("<!-- map -->\n```\n(?<map>.*?)```", RegexOptions.Singleline)]
    private static partial Regex MapBlock();

    [GeneratedRegex(@"^(?<path>[A-Za-z./]+/)\s", RegexOptions.Multiline)]
    private static partial Regex MapFolder();
}

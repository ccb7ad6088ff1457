using System.Reflection;

namespace Nexus.Orleans.Tests.Fidelity;

/// <summary>Where all packages restore, the list of those types that the embedded engine can not look up is held to them.</summary>
public sealed class ElsewhereTests
{
    [Fact]
    public void Listed_types_are_in_the_package_they_are_listed_with()
    {
        var missing = new List<string>();
        var package = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fidelity", "elsewhere.txt")).Where(line => line is not ""))
        {
            if (line[0] == '#')
                package = line["# Microsoft.".Length..];
            else if (!Assembly.Load(package).GetExportedTypes().Any(type => type.FullName == line))
                missing.Add($"{line} is not in {package}");
        }

        Assert.NotEmpty(package);
        Assert.Empty(missing);
    }
}

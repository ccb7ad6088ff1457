using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace Nexus.EndToEnd.Tests.Client;

/// <summary>A theory's data: every scenario that a client's script has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed partial class ScenariosAttribute(string script) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Scenario().Matches(File.ReadAllText(Path.Combine(NpmClient.Folder, script)))
            .Select(match => new object[] { script, match.Groups["name"].Value });

    [GeneratedRegex(@"^scenario\('(?<name>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex Scenario();
}

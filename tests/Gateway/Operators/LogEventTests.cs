using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Nexus.Grains.Users;
using Nexus.Silo;
using Nexus.Storage;

namespace Nexus.Gateway.Tests.Operators;

/// <summary>Operators find every event of the log, by its number, in their handbook.</summary>
public sealed partial class LogEventTests
{
    [Fact]
    public void Events_are_listed_with_their_level_and_text() =>
        AssertListed([typeof(IUserGrain).Assembly, typeof(NexusSiloExtensions).Assembly, typeof(StorageOptions).Assembly, typeof(Program).Assembly], id => id >= 1000);

    internal static void AssertListed(Assembly[] assemblies, Func<int, bool> isMeant)
    {
        var events = assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .OrderBy(message => message.EventId).ToArray();
        Assert.NotEmpty(events);
        Assert.Equal(events.Select(message => message.EventId).Distinct(), events.Select(message => message.EventId));
        var listed = Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")))
            .Where(row => isMeant(int.Parse(row.Groups["id"].Value, System.Globalization.CultureInfo.InvariantCulture))).Select(row => row.Value);
        Assert.Equal(events.Select(message => $"| {message.EventId} | {message.Level} | {message.Message} |"), listed);
    }

    [GeneratedRegex(@"^\| (?<id>\d+) \| (Trace|Debug|Information|Warning|Error|Critical) \| .* \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

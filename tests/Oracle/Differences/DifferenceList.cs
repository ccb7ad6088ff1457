using System.Text.Json;

namespace Nexus.Oracle.Tests.Differences;

/// <summary>
/// The differences that are wanted, each with its reason (<c>differences.json</c>). One that is not listed fails the test, and so does one that
/// is listed and does not occur any more.
/// </summary>
internal static class DifferenceList
{
    private const int Shown = 5;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static void Check(string area, IReadOnlyCollection<Difference> found)
    {
        HashSet<string> allowed = [.. Read().Where(entry => entry.Area == area).Select(entry => entry.Id)];
        Difference[] unlisted = [.. found.Where(difference => !allowed.Contains(difference.Id))];
        string[] gone = [.. allowed.Except(found.Select(difference => difference.Id))];
        if (unlisted.Length > 0)
            Assert.Fail($"{Summarise(unlisted)}\n{string.Join('\n', unlisted.GroupBy(difference => difference.Id).SelectMany(group => group.Take(Shown)))}");
        Assert.Empty(gone);
    }

    private static string Summarise(Difference[] differences) => string.Join(
        '\n', differences.GroupBy(difference => difference.Id).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} × {group.Key}"));

    private static AllowedDifference[] Read() => JsonSerializer.Deserialize<AllowedDifference[]>(
        File.ReadAllText(Path.Combine(Repository.Oracle, "Differences", "differences.json")), s_json)!;

    private sealed record AllowedDifference(string Area, string Id, string Reason);
}

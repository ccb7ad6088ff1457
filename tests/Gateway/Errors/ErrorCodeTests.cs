using System.Text.RegularExpressions;
using Nexus.Gateway.Errors;

namespace Nexus.Gateway.Tests.Errors;

public sealed class ErrorCodeTests
{
    [Fact]
    public void Every_code_of_the_closed_list_is_used()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal));
        var used = sources.SelectMany(path => Regex.Matches(File.ReadAllText(path), @"\bErrorCode\.(\w+)"))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();
        Assert.Empty(Enum.GetNames<ErrorCode>().Except(used));
    }

    [Fact]
    public void Codes_are_written_in_upper_snake_case() =>
        Assert.Equal(
            [
                "UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "VALIDATION", "CONFLICT", "INVALID_CREDENTIALS", "RATE_LIMITED", "UNAVAILABLE",
                "RESYNC_REQUIRED", "PERSISTED_QUERY_NOT_FOUND", "INTERNAL",
            ],
            Enum.GetValues<ErrorCode>().Select(code => code.ToWireName()));
}

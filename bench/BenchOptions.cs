using System.Globalization;

namespace Nexus.Bench;

/// <summary>What a command line asks for.</summary>
/// <param name="Scenarios">Names; empty for all.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Scenarios, TimeSpan Duration, string? PagesDirectory)
{
    public const string Usage = "usage: bench [scenario…] [--seconds N] [--pages DIR]";

    /// <summary>Null where the words make no sense.</summary>
    public static BenchOptions? Parse(string[] arguments)
    {
        var options = new BenchOptions([], TimeSpan.FromSeconds(5), null);
        for (var index = 0; index < arguments.Length; index++)
        {
            switch (arguments[index])
            {
                case "--seconds" when index + 1 < arguments.Length
                    && double.TryParse(arguments[++index], CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                    options = options with { Duration = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--pages" when index + 1 < arguments.Length:
                    options = options with { PagesDirectory = Path.GetFullPath(arguments[++index]) };
                    break;
                case ['-', ..]:
                    return null;
                case var scenario:
                    options = options with { Scenarios = [.. options.Scenarios, scenario] };
                    break;
            }
        }
        return options;
    }
}

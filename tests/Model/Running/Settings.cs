using System.Globalization;

namespace Nexus.Model.Tests.Running;

/// <summary>
/// <c>NEXUS_MODEL</c> says how many programs are run (<c>./nexus test</c> asks for more than are run without it), <c>NEXUS_MODEL_SEED</c> that only the one of this seed is.
/// </summary>
internal static class Settings
{
    private const int Usual = 200;

    public static int Programs { get; } = Read("NEXUS_MODEL", Usual);

    /// <summary>The one seed to be run; 0 where none was asked for.</summary>
    public static int Seed { get; } = Read("NEXUS_MODEL_SEED", 0);

    private static int Read(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

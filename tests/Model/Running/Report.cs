using System.Globalization;
using System.Text;

namespace Nexus.Model.Tests.Running;

/// <summary>A failed program as somebody reads it who is to find out why.</summary>
internal static class Report
{
    private const int MaxDifferences = 5;

    /// <param name="others">What failed besides, and was not made small.</param>
    public static string Of(Verdict verdict, IEnumerable<Verdict> others)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"NEXUS_MODEL_SEED={verdict.Program.Seed} fails.\n").Append(verdict.Program).Append("\n\n");
        foreach (var difference in verdict.Differences.Take(MaxDifferences))
            text.Append(difference).Append('\n');
        foreach (var other in others)
            text.Append(CultureInfo.InvariantCulture, $"\nNEXUS_MODEL_SEED={other.Program.Seed} fails too: {other.Differences[0]}\n");
        return text.ToString();
    }
}

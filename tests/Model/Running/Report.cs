using System.Globalization;
using System.Text;

namespace Nexus.Model.Tests.Running;

/// <summary>A failed program as somebody reads it who is to find out why.</summary>
internal static class Report
{
    private const int MaxDifferences = 5;

    public static string Of(Verdict verdict)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"NEXUS_MODEL_SEED={verdict.Program.Seed} fails.\n").Append(verdict.Program).Append("\n\n");
        foreach (var difference in verdict.Differences.Take(MaxDifferences))
            text.Append(difference).Append('\n');
        return text.ToString();
    }
}

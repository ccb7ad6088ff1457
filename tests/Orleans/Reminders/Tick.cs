using System.Globalization;

namespace Nexus.Orleans.Tests;

/// <summary>A tick as it was noted.</summary>
internal sealed record Tick(DateTime First, TimeSpan Period, DateTime Current)
{
    /// <summary>Which of the times of the rhythm it was due at; the first is 0.</summary>
    public long Number => (Current - First) / Period is var number ? (long)number : 0;

    public static string Write(TickStatus status) =>
        string.Create(CultureInfo.InvariantCulture, $"{status.FirstTickTime:O}|{status.Period}|{status.CurrentTickTime:O}");

    public static Tick[] Noted(string reminder) => [.. Gate.Noted(reminder).Select(Read)];

    private static Tick Read(string note)
    {
        var parts = note.Split('|');
        return new Tick(TimeOf(parts[0]), TimeSpan.Parse(parts[1], CultureInfo.InvariantCulture), TimeOf(parts[2]));
    }

    private static DateTime TimeOf(string text) => DateTime.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}

namespace Nexus.Silo.Telemetry;

/// <summary>What of this process is told to those who watch it.</summary>
internal static class Sources
{
    /// <summary>Names of activity sources; <c>*</c> stands for any ending.</summary>
    public static readonly string[] Spans = ["Microsoft.Orleans.*", "Microsoft.AspNetCore", "Npgsql"];

    /// <summary>Names of meters; <c>*</c> stands for any ending.</summary>
    public static readonly string[] Meters = ["Microsoft.Orleans", "Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", "Nexus.Moderation"];

    public static bool IsTold(string meter) =>
        Array.Exists(Meters, name => name.EndsWith('*') ? meter.StartsWith(name[..^1], StringComparison.Ordinal) : meter == name);
}

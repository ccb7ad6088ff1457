namespace Nexus.Oracle.Tests.Corpus;

/// <summary>How many documents are generated.</summary>
internal static class DocumentCounts
{
    public const int GardenValid = 400;
    public const int GardenFaulty = 1500;
    public const int NexusValid = 300;
    public const int NexusFaulty = 700;
    public const int Executed = 1500;
    public const int Broken = 1200;
}

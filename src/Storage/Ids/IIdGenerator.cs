namespace Nexus.Storage.Ids;

/// <summary>Makes 64-bit, time-ordered ids: 41 bits of milliseconds since 2025-01-01, 10 of node, 12 of sequence.</summary>
public interface IIdGenerator
{
    /// <summary>The next id of this node; strictly greater than every earlier one of the same node.</summary>
    long Next();
}

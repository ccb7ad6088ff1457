namespace Nexus.Storage.Nodes;

/// <summary>This silo's number (0–1023) in ids, leased in PostgreSQL so that no two live silos share one.</summary>
public interface INodeLease
{
    /// <summary>The leased number.</summary>
    /// <exception cref="InvalidOperationException">The lease has not been taken yet, or was lost.</exception>
    int Node { get; }
}

using Nexus.Storage.Ids;

namespace Nexus.Storage.Nodes;

/// <summary>This silo's number (0–1023) in ids, leased in PostgreSQL so that no two live silos share one.</summary>
public interface INodeLease
{
    /// <summary>The leased number.</summary>
    /// <exception cref="InvalidOperationException">The lease has not been taken yet, or was lost.</exception>
    /// <exception cref="StorageUnavailableException">PostgreSQL has been away for longer than the lease lasts: nobody knows whose it is.</exception>
    int Node { get; }

    /// <summary>Completes when <see cref="Node"/> is certain, at once while the lease lasts; else it tries to renew it now.</summary>
    /// <exception cref="StorageUnavailableException">PostgreSQL is still away.</exception>
    ValueTask EnsureCertainAsync();

    /// <summary>This silo's name in the lease; a restarted silo has another.</summary>
    Guid Holder { get; }

    /// <summary>Up to which event the number's earlier holder had delivered what it wrote: what came after is this silo's to deliver again.</summary>
    NotificationId DeliveredBefore { get; }

    /// <summary>Notes that all that this silo wrote up to an id was delivered; false where the lease was lost.</summary>
    Task<bool> SetDeliveredThroughAsync(NotificationId through, CancellationToken cancellationToken);
}

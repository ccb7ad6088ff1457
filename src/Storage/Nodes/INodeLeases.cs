using Nexus.Storage.Ids;

namespace Nexus.Storage.Nodes;

/// <summary>The leases of all silos, as PostgreSQL has them. Times are PostgreSQL's.</summary>
public interface INodeLeases
{
    /// <summary>
    /// Takes a number that nobody has used for <paramref name="age"/>. Whoever takes it answers for what its last holder wrote after
    /// <see cref="NodeLeaseRow.DeliveredThrough"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">All 1,024 numbers are in use.</exception>
    Task<NodeLeaseRow> TakeAsync(Guid holder, TimeSpan age, CancellationToken cancellationToken);

    /// <summary>False where the number is somebody else's by now.</summary>
    Task<bool> RenewAsync(int node, Guid holder, CancellationToken cancellationToken);

    /// <summary>Gives a number back: everything that its holder wrote was delivered. It is not taken again before its lease would have run out.</summary>
    Task<bool> ReleaseAsync(int node, Guid holder, CancellationToken cancellationToken);

    /// <summary>Leases that were neither renewed for <paramref name="age"/> nor given back: somebody has to deliver what those silos wrote.</summary>
    Task<IReadOnlyList<NodeLeaseRow>> ListExpiredAsync(TimeSpan age, CancellationToken cancellationToken);

    /// <summary>Who holds a number that was renewed within <paramref name="age"/>.</summary>
    Task<IReadOnlyList<NodeLeaseRow>> ListHeldAsync(TimeSpan age, CancellationToken cancellationToken);

    /// <summary>Notes that all that this holder wrote up to an id was delivered; never goes back. False where the number is somebody else's by now.</summary>
    Task<bool> SetDeliveredThroughAsync(int node, Guid holder, NotificationId through, CancellationToken cancellationToken);
}

/// <summary>A number, who has it, and up to which event its silos have delivered what they wrote.</summary>
public sealed record NodeLeaseRow(int Node, Guid Holder, NotificationId DeliveredThrough);

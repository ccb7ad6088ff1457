using Nexus.Grains.Paging;
using Orleans.Concurrency;

namespace Nexus.Grains.Inboxes;

/// <summary>
/// A person's notifications: grouping, read mark, live observers. Key: <see cref="UserId"/>. An implicit subscriber of the notifications stream;
/// what the stream lost is read from storage at activation. What is older than
/// <see cref="GrainOptions.NotificationRetention"/> is not there. Observers do not survive deactivation: they subscribe again at an interval.
/// </summary>
public interface IInboxGrain : IGrainWithIntegerKey
{
    /// <summary>The stream namespace that carries <see cref="NotificationEvent"/>s, keyed by recipient.</summary>
    public const string StreamNamespace = "notifications";

    /// <summary>Groups, newest event first; the key of an entry is the id of its newest event.</summary>
    [AlwaysInterleave]
    Task<Page<NotificationView>> ListAsync(bool unreadOnly, PageRequest request);

    /// <summary>How many groups have an unread event.</summary>
    [AlwaysInterleave]
    Task<int> CountUnreadAsync();

    /// <summary>The group as it stood at one event, or null where that event is not in this inbox.</summary>
    [AlwaysInterleave]
    Task<NotificationView?> GetAsync(NotificationId id);

    /// <summary>Marks everything up to an event as read, or everything.</summary>
    /// <exception cref="Errors.NotFoundException">No such event in this inbox.</exception>
    Task MarkReadAsync(NotificationId? upTo);

    /// <summary>
    /// Adds or renews a live observer. With <paramref name="after"/> the answer holds what came since that event, oldest first, and a new observer gets
    /// exactly what comes after those (one that is renewed may get some of them too); null where too much has come since, or the event is unknown: the client has to query afresh.
    /// </summary>
    Task<InboxBacklog?> SubscribeAsync(IInboxObserver observer, NotificationId? after);

    Task UnsubscribeAsync(IInboxObserver observer);

    /// <summary>Told by the owner's grain: what another person did is to be shown or not, what is here already included.</summary>
    Task OnHearingChangedAsync(UserId other, bool isHeard);

    /// <summary>
    /// Told by another person's grain, to those who have events of theirs: what that person did is hidden until a time (the greatest there is: without a term); without one it is not, or not any more.
    /// </summary>
    Task OnActorHiddenAsync(UserId actor, DateTimeOffset? until);
}

/// <summary>Gets each notification of an inbox once, in the order in which they came, after its commit. Who does not answer in time is dropped.</summary>
public interface IInboxObserver : IGrainObserver
{
    [ResponseTimeout("00:00:05")]
    Task OnNotificationAsync(NotificationView notification);
}

/// <summary>What came since the event that a subscriber had seen last, oldest first.</summary>
[GenerateSerializer, Immutable]
public sealed record InboxBacklog([property: Id(0)] IReadOnlyList<NotificationView> Missed);

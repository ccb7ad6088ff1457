using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nexus.Storage.Journal;
using Orleans.Streams;
using StoredKind = Nexus.Storage.Journal.NotificationKind;

namespace Nexus.Grains.Inboxes.Delivery;

/// <summary>
/// Hands notifications to the stream once they are committed. The row is written in the transaction of its cause; a failure here loses nothing, because
/// <see cref="DeliveryTracker"/> knows what is left to do and inboxes read the table when they start.
/// </summary>
public sealed partial class Notifier(
    IServiceProvider services, IIdGenerator ids, DeliveryTracker tracker, TimeProvider time, ILogger<Notifier> logger)
{
    /// <summary>The stream provider that carries notifications.</summary>
    public const string StreamProvider = "notifications";

    /// <summary>A notification to be given to the journal, or null where a person would be told of what they did themselves.</summary>
    public NewNotification? Prepare(UserId recipient, StoredKind kind, UserId actor, PostId? post = null, CommentId? comment = null)
    {
        if (recipient == actor)
            return null;
        var notification = new NewNotification(new NotificationId(ids.Next()), recipient, kind, actor, post, comment, time.GetStoredNow());
        tracker.Begin(notification);
        return notification;
    }

    /// <summary>Delivers what was written, and forgets what was not.</summary>
    public async Task SettleAsync(NewNotification? notification, bool written)
    {
        if (notification is null)
            return;
        if (!written || notification.IsRefused || await TryPublishAsync(notification.Recipient, EventOf(notification)))
            tracker.End(notification.Id);
    }

    /// <summary>Tells an inbox that what had caused notifications is undone; kind 0 and actor 0 stand for any, kind 0 without a comment for all about the post.</summary>
    public Task RetractAsync(UserId recipient, StoredKind kind, UserId actor, PostId? post = null, CommentId? comment = null)
    {
        var retraction = new NotificationEvent(
            new NotificationId(ids.Next()), (NotificationKind)kind, actor, post, comment, time.GetUtcNow(), Retracted: true);
        return TryPublishAsync(recipient, retraction);
    }

    /// <summary>Publishes a row that was found undelivered; false where the stream refused it.</summary>
    public Task<bool> RedeliverAsync(Storage.Reads.NotificationRow row) => TryPublishAsync(
        row.Recipient, new NotificationEvent(row.Id, (NotificationKind)row.Kind, row.Actor, row.Post, row.Comment, row.CreatedAt));

    private static NotificationEvent EventOf(NewNotification notification) => new(
        notification.Id, (NotificationKind)notification.Kind, notification.Actor, notification.Post, notification.Comment, notification.CreatedAt);

    private async Task<bool> TryPublishAsync(UserId recipient, NotificationEvent notification)
    {
        try
        {
            var provider = services.GetRequiredKeyedService<IStreamProvider>(StreamProvider);
            await provider.GetStream<NotificationEvent>(StreamId.Create(IInboxGrain.StreamNamespace, recipient.Value)).OnNextAsync(notification);
            return true;
        }
        catch (Exception exception)
        {
            // What happened is committed: its author must not be told that it failed.
            LogUndelivered(exception, notification.Id, recipient);
            return false;
        }
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Notification {Notification} for {Recipient} could not be handed to the stream")]
    private partial void LogUndelivered(Exception exception, NotificationId notification, UserId recipient);
}

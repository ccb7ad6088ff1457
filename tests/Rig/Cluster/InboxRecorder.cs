using System.Threading.Channels;
using Nexus.Grains.Inboxes;

namespace Nexus.Rig.Cluster;

/// <summary>A live subscriber of an inbox: a test waits for the next notification instead of for time to pass.</summary>
public sealed class InboxRecorder : IInboxObserver
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private readonly Channel<NotificationView> _notifications = Channel.CreateUnbounded<NotificationView>();

    public IInboxObserver Reference { get; private set; } = null!;

    public InboxBacklog? Backlog { get; private set; }

    public static async Task<InboxRecorder> StartAsync(NexusCluster cluster, Person person, Storage.Ids.NotificationId? after = null)
    {
        var recorder = new InboxRecorder();
        recorder.Reference = cluster.Grains.CreateObjectReference<IInboxObserver>(recorder);
        recorder.Backlog = await person.Inbox.SubscribeAsync(recorder.Reference, after);
        return recorder;
    }

    public Task OnNotificationAsync(NotificationView notification)
    {
        _notifications.Writer.TryWrite(notification);
        return Task.CompletedTask;
    }

    public async Task<NotificationView> NextAsync() => await _notifications.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    public async Task<NotificationView[]> NextAsync(int count)
    {
        var received = new NotificationView[count];
        for (var index = 0; index < count; index++)
            received[index] = await NextAsync();
        return received;
    }

    /// <summary>What has come and was not asked for.</summary>
    public IReadOnlyList<NotificationView> Rest()
    {
        var rest = new List<NotificationView>();
        while (_notifications.Reader.TryRead(out var notification))
            rest.Add(notification);
        return rest;
    }
}

using Nexus.Gateway.Authentication;
using Nexus.Grains.Inboxes;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.Notifications;

/// <summary>Events of one kind on one subject, as they stood at the newest of them.</summary>
[Node]
public sealed record Notification(
    [property: ID] long Id,
    NotificationKind Kind,
    DateTimeOffset CreatedAt,
    bool IsRead,
    int ActorCount,
    [property: GraphQLIgnore] UserId ActorId,
    [property: GraphQLIgnore] PostId? PostId,
    [property: GraphQLIgnore] CommentId? CommentId)
{
    /// <summary>Only its recipient finds it.</summary>
    public static async Task<Notification?> GetAsync(long id, [CurrentCaller] Caller caller, IGrainFactory grains)
    {
        if (caller.IsAnonymous)
            return null;
        var view = await grains.GetGrain<IInboxGrain>(caller.User.Value).GetAsync(new NotificationId(id));
        return view is null ? null : From(view);
    }

    internal static Notification From(NotificationView view) =>
        new(view.Id.Value, view.Kind, view.CreatedAt, view.IsRead, view.ActorCount, view.Actor, view.Post, view.Comment);
}

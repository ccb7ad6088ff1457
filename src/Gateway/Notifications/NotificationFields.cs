using HotChocolate.Resolvers;
using Nexus.Gateway.Authentication;
using Nexus.Gateway.Comments;
using Nexus.Gateway.Posts;
using Nexus.Gateway.Users;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Notifications;

/// <summary>Who did it, and to what.</summary>
[ExtendObjectType<Notification>]
public sealed class NotificationFields
{
    public ValueTask<User> GetActorAsync([Parent] Notification notification, Profiles profiles, IResolverContext field) =>
        field.LoadUserAsync(notification.ActorId, profiles);

    public async Task<Post?> GetPostAsync(
        [Parent] Notification notification, [CurrentCaller] Caller caller, PostByIdDataLoader posts, CancellationToken cancellationToken) =>
        notification.PostId is { } post ? await posts.LoadAsync(new PostKey(post, caller.Viewer), cancellationToken) : null;

    public async Task<Comment?> GetCommentAsync(
        [Parent] Notification notification, [CurrentCaller] Caller caller, CommentByIdDataLoader comments, CancellationToken cancellationToken) =>
        notification.CommentId is { } comment ? await comments.LoadAsync(new CommentKey(comment, caller.Viewer), cancellationToken) : null;
}

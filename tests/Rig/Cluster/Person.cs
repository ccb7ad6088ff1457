using Nexus.Grains.Accounts;
using Nexus.Grains.Feeds;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Ids;

namespace Nexus.Rig.Cluster;

/// <summary>Somebody who has signed up, and what they can do.</summary>
public sealed class Person(NexusCluster cluster, UserId id, string name, SessionGrant session)
{
    public const string Password = "correct horse battery";

    public UserId Id => id;

    public string Name => name;

    public SessionGrant Session => session;

    public Viewer Viewer => new(id);

    public IUserGrain User => cluster.Grains.GetGrain<IUserGrain>(id.Value);

    public IFeedGrain Feed => cluster.Grains.GetGrain<IFeedGrain>(id.Value);

    public IInboxGrain Inbox => cluster.Grains.GetGrain<IInboxGrain>(id.Value);

    public IAccountGrain Account => cluster.Grains.GetGrain<IAccountGrain>(id.Value);

    public Task<PostView> PostAsync(string text = "hello", Visibility visibility = Visibility.Public) =>
        User.CreatePostAsync(new NewPost(text, visibility));

    public Task FollowAsync(Person other) => User.FollowAsync(other.Id);

    public async Task<Relationship> RelationshipAsync(Person other) => (await User.ListRelationshipsAsync([other.Id]))[0];

    public Task BePrivateAsync(bool isPrivate = true) => User.UpdateProfileAsync(new ProfileUpdate(IsPrivate: isPrivate));
}

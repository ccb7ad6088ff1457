using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Accounts;
using Nexus.Grains.Comments;
using Nexus.Grains.Posts;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Rig.Cluster;

/// <summary>Short ways to what every test needs.</summary>
public static class People
{
    public static async Task<Person> SignUpAsync(this NexusCluster cluster, string? name = null)
    {
        name ??= NexusCluster.NewName();
        var id = new UserId(cluster.Ids.Next());
        var request = new SignUp(name, $"{name}@example.org", Person.Password, null, null);
        return new Person(cluster, id, name, await cluster.Grains.GetGrain<IAccountGrain>(id.Value).SignUpAsync(request));
    }

    /// <summary>Somebody who has signed up and was given a role past all grains, as by the command.</summary>
    public static async Task<Person> SignUpAsAsync(this NexusCluster cluster, UserRole role)
    {
        var person = await cluster.SignUpAsync();
        await cluster.Services.GetRequiredService<IJournal>().CommitAsync(new GrantRole(person.Name, role, cluster.Time.GetUtcNow()));
        await person.User.ReloadAsync();
        return person;
    }

    public static async Task<Person[]> SignUpManyAsync(this NexusCluster cluster, int count)
    {
        var people = new Person[count];
        for (var index = 0; index < count; index++)
            people[index] = await cluster.SignUpAsync();
        return people;
    }

    public static IPostGrain Post(this NexusCluster cluster, PostId id) => cluster.Grains.GetGrain<IPostGrain>(id.Value);

    public static IPostGrain Post(this NexusCluster cluster, PostView view) => cluster.Post(view.Id);

    public static Task<CommentView> CommentAsync(this NexusCluster cluster, PostView post, Person author, string text = "indeed", CommentId? replyTo = null) =>
        cluster.Post(post).AddCommentAsync(author.Id, new NewComment(text, replyTo));
}

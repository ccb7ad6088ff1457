using System.Text;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;

namespace Nexus.Bench.Network;

/// <summary>Somebody, with the session that their access tokens are of.</summary>
internal sealed record Member(UserId Id, Guid Session);

/// <summary>Who and what is in a database.</summary>
internal sealed record SocialNetwork(IReadOnlyList<Member> People, IReadOnlyList<PostId> Posts)
{
    private static readonly TimeSpan s_sessionLifetime = TimeSpan.FromDays(1);
    private const int FollowStep = 37;

    /// <summary>
    /// Fills an empty database through the journal, which is how Nexus itself writes: everybody follows, and is followed by, equally many; post n is of
    /// person n modulo the number of people.
    /// </summary>
    public static async Task<SocialNetwork> FillAsync(StorageHost storage, int people, int follows, int posts)
    {
        var now = TimeProvider.System.GetUtcNow();
        var members = Enumerable.Range(0, people).Select(_ => new Member(new UserId(storage.Ids.Next()), Guid.NewGuid())).ToArray();
        await storage.CommitAsync(members.Select((member, n) => NewAccount(member, $"person_{n}", now)));
        await storage.CommitAsync(
            from n in Enumerable.Range(0, people)
            from k in Enumerable.Range(1, follows)
            select new AddEdge(EdgeKind.Follow, members[n].Id.Value, members[(n + (k * FollowStep)) % people].Id.Value, storage.Ids.Next(), now));
        var postIds = Enumerable.Range(0, posts).Select(_ => new PostId(storage.Ids.Next())).ToArray();
        await storage.CommitAsync(postIds.Select((id, n) => NewPost(id, members[n % people].Id, $"This is post number {n}, and it says a little more than hello.", now)));
        return new SocialNetwork(members, postIds);
    }

    public static CreatePost NewPost(PostId id, UserId author, string text, DateTimeOffset at) => new(id, author, text, PostVisibility.Public, null, at);

    /// <summary>The id of a post as clients know it.</summary>
    public static string GlobalIdOf(PostId post) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"Post:{post}"));

    // Nobody signs in, so the password needs no hash.
    private static CreateAccount NewAccount(Member member, string name, DateTimeOffset now) => new(
        member.Id, name, $"{name}@example.org", name, PasswordHash: "",
        new NewSession(member.Session, member.Id, RefreshHash: member.Session.ToByteArray(), UserAgent: null, now, now + s_sessionLifetime), now);
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Users;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>
/// Authors, viewers, and what all of them did while everybody followed everybody; then the viewers' standing changes, and everything is asked by everybody once.
/// The cells of the table are the answers.
/// </summary>
public sealed class World : IAsyncLifetime
{
    /// <summary>The columns of the table. <c>author</c> is each author towards themselves.</summary>
    internal static readonly string[] Viewers =
        ["anonymous", "stranger", "follower", "requested", "blocked", "blocker", "muting", "moderator", "outcast", "author", "suspended"];

    internal static readonly string[] Authors = ["public", "private", "suspended", "leaving", "left"];

    /// <summary>The author's posts: the friend has reposted all but the first and those for followers.</summary>
    internal static readonly string[] Things = ["public", "reposted", "followers", "deleted", "removed"];

    private readonly VisibilityGateway _gateway = new();

    internal VisibilityGateway Gateway => _gateway;

    internal Dictionary<string, Person> People { get; } = [];

    internal Dictionary<string, Circle> Circles { get; } = [];

    /// <summary>Whom all viewers and authors follow, and who follows all authors.</summary>
    internal Person Friend => People["friend"];

    internal Answers Answers { get; } = new();

    /// <summary>Everything that was sent to find out.</summary>
    internal ConcurrentDictionary<string, byte> Documents { get; } = [];

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        await WorldMaking.MakeAsync(this);
        await using (var listening = await Listening.StartAsync(this))
        {
            await Standings.ChangeAsync(this);
            await listening.RecordAsync();
        }

        await Task.WhenAll(Pairs().Select(pair => new Reading(pair).AskAsync()));
        await Task.WhenAll(Pairs().Where(pair => pair.Viewer != "author").Select(Acting.ActAsync));
        await Task.WhenAll(Pairs().Where(pair => pair.Viewer == "author").Select(Acting.ActAsync));
        await Task.WhenAll(Pairs().Select(Acting.JudgeAsync));
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    /// <summary>Whether there can be such a viewer of such an author.</summary>
    internal static bool HasPair(string viewer, string author) => (viewer, author) switch
    {
        // A public person is not asked, and who has left has no session.
        ("requested", _) => author == "private",
        ("author", _) => author is not "left" and not "leaving",
        _ => true,
    };

    /// <summary>Whether moderators see what nobody can do anything to: of that nothing would be heard.</summary>
    internal static bool IsForModerators(string viewer, string author, string thing) => viewer is "moderator" or "outcast" && (author == "suspended" || thing == "removed");

    /// <summary>The person behind a column; null for nobody.</summary>
    internal Person? PersonOf(string viewer, string author) => viewer switch
    {
        "anonymous" => null,
        "author" => Circles[author].Author,
        _ => People[viewer],
    };

    internal IEnumerable<Onlooker> Pairs() =>
        from viewer in Viewers
        from author in Authors
        where HasPair(viewer, author)
        select new Onlooker(this, viewer, Circles[author], PersonOf(viewer, author));

    /// <summary>The grain of a person of whom something was written past it.</summary>
    internal IUserGrain GrainOf(Person person)
    {
        var key = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(person.Id))["User:".Length..];
        return _gateway.Services.GetRequiredService<IGrainFactory>().GetGrain<IUserGrain>(long.Parse(key, System.Globalization.CultureInfo.InvariantCulture));
    }
}

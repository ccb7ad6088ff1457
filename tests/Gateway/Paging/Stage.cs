namespace Nexus.Gateway.Tests.Paging;

/// <summary>A gateway of their own for the laws of connections, and people who fill lists: each list takes them in turn.</summary>
public class Stage : GatewayFixture
{
    private readonly List<Person> _extras = [];
    private int _names;

    /// <summary>What is shown of everybody's posts, and by score, is never older than the question.</summary>
    protected override IEnumerable<string> Settings => ["--Nexus:PublicFeedAge", "00:00:00", "--Nexus:RankingAge", "00:00:00", "--Nexus:Limits:MaxTypeCost", "1000000", "--Nexus:Limits:MaxFieldCost", "1000000"];

    /// <summary>A word that nobody else has.</summary>
    public string NewWord() => $"w{Interlocked.Increment(ref _names):x}q";

    /// <summary>One after the other of those whom all lists share.</summary>
    internal Func<Task<Person>> Extras()
    {
        var next = 0;
        return async () =>
        {
            if (next == _extras.Count)
                _extras.Add(await SignUpAsync("extra"));
            return _extras[next++];
        };
    }
}

internal static class Acts
{
    /// <summary>A mutation of one argument.</summary>
    public static async Task DoAsync(this Person person, string mutation, string argument, string id)
    {
        var answer = await person.SendAsync($"mutation($id: ID!) {{ {mutation}(input: {{ {argument}: $id }}) {{ errors {{ __typename }} }} }}", new { id });
        Assert.Equal($"{{\"data\":{{\"{mutation}\":{{\"errors\":null}}}}}}", answer.Body);
    }

    public static Task BlockAsync(this Person person, Person other) => person.DoAsync("block", "userId", other.Id);

    public static Task MuteAsync(this Person person, Person other) => person.DoAsync("mute", "userId", other.Id);
}

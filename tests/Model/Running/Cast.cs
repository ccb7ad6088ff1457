using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;
using Nexus.Model.Tests.Programs;
using Nexus.Storage.Ids;

namespace Nexus.Model.Tests.Running;

/// <summary>
/// The people of one run of a program, and what the system calls what they write. Their names and hashtags end in a suffix that no other run has, and their posts have
/// a word of their own, so that programs that run side by side do not see each other.
/// </summary>
internal sealed class Cast
{
    private static int s_runs;
    private readonly Caller[] _callers;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<int, string> _ids = [];

    private Cast(string word, Caller[] callers) => (Word, _callers) = (word, callers);

    /// <summary>A word in each post's text.</summary>
    public string Word { get; }

    /// <summary>What is at the end of each name.</summary>
    public string Suffix => $"_{Word}";

    public static async Task<Cast> SignUpAsync(Stage stage)
    {
        var word = $"run{Interlocked.Increment(ref s_runs)}";
        // In the order of the people: age counts.
        var ids = Enumerable.Range(0, Names.People).Select(_ => stage.NextId()).ToArray();
        var callers = await Task.WhenAll(ids.Select(async (id, person) =>
        {
            var name = $"{Names.Person(person)}_{word}";
            var grant = await stage.Grains.GetGrain<IAccountGrain>(id).SignUpAsync(new SignUp(name, $"{name}@example.org", "correct horse battery", null, null));
            return new Caller(new UserId(id), grant.Session, grant.Role);
        }));
        return new Cast(word, callers);
    }

    public Caller Caller(int person) => person == Names.Anonymous ? Gateway.Authentication.Caller.Anonymous : _callers[person];

    public string NameOf(int person) => Names.Person(person) + Suffix;

    public string IdOf(int person) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"User:{_callers[person].User.Value}"));

    /// <summary>The global id of what a step wrote; null where nothing came of it.</summary>
    public string? FindWritten(int step) => _ids.GetValueOrDefault(step);

    public void Learn(int step, string id, string name)
    {
        // Where an idempotency key was used again, two steps have written one thing, which has the first one's name.
        _ids[step] = id;
        _names.TryAdd(id, name);
    }

    public string CallById(string id) => _names.GetValueOrDefault(id, $"a stranger ({id})");

    /// <summary>A text of the system without what sets this run apart.</summary>
    public string Plain(string text) => text.Replace(Suffix, "", StringComparison.OrdinalIgnoreCase).Replace($" {Word}", "", StringComparison.Ordinal);
}

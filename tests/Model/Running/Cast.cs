using System.Text;
using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Grains.Users;
using Nexus.Model.Tests.Programs;
using Nexus.Storage.Ids;

namespace Nexus.Model.Tests.Running;

/// <summary>
/// The people of one run of a program, and what the system calls what they write. Their names and hashtags end in a suffix that no other run has, and their posts have
/// a word of their own, so that programs that run side by side do not see each other.
/// </summary>
internal sealed class Cast
{
    public const string Password = "correct horse battery";
    private static int s_runs;
    private readonly Stage _stage;
    private readonly Caller[] _callers;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<int, string> _ids = [];

    private Cast(Stage stage, string word) =>
        // In the order of the people: age counts.
        (_stage, Word, _callers) = (stage, word, [.. Enumerable.Range(0, Names.People + 1).Select(_ => new Caller(new UserId(stage.NextId()), default, Role.Member))]);

    /// <summary>A word in each post's text.</summary>
    public string Word { get; }

    /// <summary>What is at the end of each name.</summary>
    public string Suffix => $"_{Word}";

    public static async Task<Cast> SignUpAsync(Stage stage)
    {
        var cast = new Cast(stage, $"run{Interlocked.Increment(ref s_runs)}");
        await Task.WhenAll(Enumerable.Range(0, cast._callers.Length).Select(cast.SignUpAsync));
        await stage.MakeModeratorAsync(cast.NameOf(Names.Moderator), cast._callers[Names.Moderator].User);
        cast._callers[Names.Moderator] = cast._callers[Names.Moderator] with { Role = Role.Moderator };
        return cast;
    }

    public Caller Caller(int person) => person == Names.Anonymous ? Gateway.Authentication.Caller.Anonymous : _callers[person];

    public string NameOf(int person) => Names.Person(person) + Suffix;

    public string IdOf(int person) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"User:{_callers[person].User.Value}"));

    /// <summary>Opens a session for somebody whose sessions were ended.</summary>
    public Task SignInAsync(int person) => _stage.RepeatAsync(async () =>
        Take(person, await Account(person).SignInAsync(new SignIn(Password, null))));

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

    private IAccountGrain Account(int person) => _stage.Grains.GetGrain<IAccountGrain>(_callers[person].User.Value);

    private Task SignUpAsync(int person) => _stage.RepeatAsync(async () =>
    {
        try
        {
            Take(person, await Account(person).SignUpAsync(new SignUp(NameOf(person), $"{NameOf(person)}@example.org", Password, null, null)));
        }
        catch (ConflictException)
        {
            // The answer was lost with a silo.
            Take(person, await Account(person).SignInAsync(new SignIn(Password, null)));
        }
    });

    private void Take(int person, SessionGrant grant) => _callers[person] = _callers[person] with { Session = grant.Session };
}

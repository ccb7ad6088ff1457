using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Nexus.Gateway.Authentication;
using Nexus.Grains.Accounts;
using Nexus.Grains.Users;
using Nexus.Model.Tests.Programs;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Model.Tests.Running;

/// <summary>
/// The people of one run of a program, and what the system calls what they write. Their names and hashtags end in a suffix that no other run has, and their posts have
/// a word of their own, so that programs that run side by side do not see each other.
/// </summary>
internal sealed class Cast
{
    public const string Password = "correct horse battery";
    private static readonly string s_hash = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(new(), Password);
    private static int s_runs;
    private readonly Stage _stage;
    private readonly Caller[] _callers;
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<int, string> _ids = [];

    private Cast(Stage stage, string word) =>
        // In the order of the people: age counts.
        (_stage, Word, _callers) = (stage, word, [.. Enumerable.Range(0, Names.People + 1).Select(_ => new Caller(new UserId(stage.NextId()), Guid.NewGuid(), Role.Member))]);

    /// <summary>A word in each post's text.</summary>
    public string Word { get; }

    /// <summary>What is at the end of each name.</summary>
    public string Suffix => $"_{Word}";

    /// <summary>Makes the people's accounts past all grains, as a network is seeded: how people sign up is not what is compared.</summary>
    public static async Task<Cast> SignUpAsync(Stage stage)
    {
        var cast = new Cast(stage, $"run{Interlocked.Increment(ref s_runs)}");
        await stage.CommitAsync([.. cast._callers.Select((_, person) => cast.AccountOf(person))]);
        await stage.CommitAsync([new GrantRole(cast.NameOf(Names.Moderator), UserRole.Moderator, TimeProvider.System.GetUtcNow())]);
        cast._callers[Names.Moderator] = cast._callers[Names.Moderator] with { Role = Role.Moderator };
        return cast;
    }

    public Caller Caller(int person) => person == Names.Anonymous ? Gateway.Authentication.Caller.Anonymous : _callers[person];

    public string NameOf(int person) => Names.Person(person) + Suffix;

    public string IdOf(int person) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"User:{_callers[person].User.Value}"));

    /// <summary>Opens a session for somebody whose sessions were ended.</summary>
    public Task SignInAsync(int person) => _stage.RepeatAsync(async () =>
    {
        var account = _stage.Grains.GetGrain<IAccountGrain>(_callers[person].User.Value);
        _callers[person] = _callers[person] with { Session = (await account.SignInAsync(new SignIn(Password, null))).Session };
    });

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

    private CreateAccount AccountOf(int person)
    {
        var (user, name, now) = (_callers[person].User, NameOf(person), TimeProvider.System.GetUtcNow());
        var session = new NewSession(_callers[person].Session, user, SHA256.HashData(_callers[person].Session.ToByteArray()), null, now, now.AddDays(1));
        return new CreateAccount(user, name, $"{name}@example.org", name, s_hash, session, now);
    }
}

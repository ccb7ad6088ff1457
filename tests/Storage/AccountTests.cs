using Nexus.Rig.Postgres;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Storage.Tests;

public sealed class AccountTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset s_later = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Account_is_there_with_its_session_and_both_names()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var account = Account(rig, "Ada", "Ada@Example.org");

        var created = await rig.Journal.CommitAsync(account);
        var repeated = await rig.Journal.CommitAsync(account);

        Assert.Equal((CreateAccountOutcome.Created, CreateAccountOutcome.Created), (created, repeated));
        Assert.Equal(account.User, await rig.Accounts.FindOwnerAsync("ada", default));
        Assert.Equal(account.User, await rig.Accounts.FindOwnerAsync("ada@example.org", default));
        Assert.Null(await rig.Accounts.FindOwnerAsync("nobody", default));
        var row = await rig.Accounts.LoadAccountAsync(account.User, default);
        Assert.Equal(("Ada@Example.org", false, "hash"), (row!.Email, row.EmailVerified, row.PasswordHash));
        var session = Assert.Single(row.Sessions);
        Assert.Equal((account.Session.Id, "agent", StorageRig.Noon, s_later), (session.Id, session.UserAgent, session.CreatedAt, session.ExpiresAt));
        var person = await rig.Users.LoadUserAsync(account.User, followerBound: 10, default);
        Assert.Equal(("Ada", "Name", UserRole.Member, StorageRig.Noon), (person!.Username, person.DisplayName, person.Role, person.CreatedAt));
    }

    [Fact]
    public async Task Taken_name_leaves_nothing_behind()
    {
        await using var rig = await StorageRig.StartAsync(database);
        await rig.Journal.CommitAsync(Account(rig, "ben", "ben@example.org"));
        var (sameName, sameEmail) = (Account(rig, "BEN", "other@example.org"), Account(rig, "other", "Ben@example.org"));

        var outcomes = await Task.WhenAll(rig.Journal.CommitAsync(sameName), rig.Journal.CommitAsync(sameEmail));

        Assert.Equal([CreateAccountOutcome.UsernameTaken, CreateAccountOutcome.EmailTaken], outcomes);
        Assert.Null(await rig.Accounts.FindOwnerAsync("other", default));
        Assert.Null(await rig.Accounts.FindOwnerAsync("other@example.org", default));
        Assert.Null(await rig.Users.LoadUserAsync(sameName.User, 10, default));
        Assert.Null(await rig.Accounts.LoadAccountAsync(sameEmail.User, default));
    }

    [Fact]
    public async Task One_of_many_who_want_a_name_on_two_silos_gets_it()
    {
        await using var first = await StorageRig.StartAsync(database);
        await using var second = await StorageRig.StartAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
        {
            var rig = number % 2 == 0 ? first : second;
            return rig.Journal.CommitAsync(Account(rig, "cleo", $"cleo{number}@example.org"));
        }));

        Assert.Single(outcomes, CreateAccountOutcome.Created);
        Assert.Equal(19, outcomes.Count(outcome => outcome == CreateAccountOutcome.UsernameTaken));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from handles where name like 'cleo%@%'"));
    }

    [Fact]
    public async Task Imported_person_is_written_once_and_a_taken_username_is_refused()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var person = new CreateUser(new UserId(rig.NextId()), "Dora", "Dora D.", "bio", StorageRig.Noon);

        Assert.True(await rig.Journal.CommitAsync(person));
        Assert.True(await rig.Journal.CommitAsync(person));
        Assert.False(await rig.Journal.CommitAsync(person with { User = new UserId(rig.NextId()), Username = "dora" }));
        Assert.False(await rig.Journal.CommitAsync(person with { Username = "someone" }));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from users where display_name = 'Dora D.'"));
    }

    [Fact]
    public async Task Session_is_rotated_by_its_good_token_only_and_revoked_once()
    {
        await using var rig = await StorageRig.StartAsync(database);
        var account = Account(rig, "eve", "eve@example.org");
        await rig.Journal.CommitAsync(account);
        var session = new NewSession(Guid.NewGuid(), account.User, [1], UserAgent: null, StorageRig.Noon, s_later);
        var rotation = new RotateSession(session.Id, account.User, [1], [2], StorageRig.Noon.AddHours(1), s_later.AddDays(1));

        Assert.True(await rig.Journal.CommitAsync(new OpenSession(session)));
        Assert.False(await rig.Journal.CommitAsync(new OpenSession(session with { RefreshHash = [9] })));
        Assert.True(await rig.Journal.CommitAsync(rotation));
        Assert.True(await rig.Journal.CommitAsync(rotation));
        Assert.False(await rig.Journal.CommitAsync(rotation with { NewHash = [3] }));
        var open = await rig.Accounts.LoadAccountAsync(account.User, default);
        Assert.Equal([2], open!.Sessions.Single(row => row.Id == session.Id).RefreshHash);
        Assert.True(await rig.Journal.CommitAsync(new RevokeSession(session.Id, account.User, StorageRig.Noon)));
        Assert.False(await rig.Journal.CommitAsync(new RevokeSession(session.Id, account.User, StorageRig.Noon.AddHours(2))));
        Assert.False(await rig.Journal.CommitAsync(rotation with { OldHash = [2], NewHash = [4] }));
        Assert.Equal([account.Session.Id], (await rig.Accounts.LoadAccountAsync(account.User, default))!.Sessions.Select(row => row.Id));
    }

    [Fact]
    public async Task Silos_that_start_together_agree_on_one_signing_key()
    {
        await using var first = await StorageRig.StartAsync(database);
        await using var second = await StorageRig.StartAsync(database);

        var keys = await Task.WhenAll(first.Accounts.LoadSigningKeysAsync(default), second.Accounts.LoadSigningKeysAsync(default));

        var key = Assert.Single(keys[0]);
        Assert.Equal(key.KeyId, Assert.Single(keys[1]).KeyId);
        using var pair = System.Security.Cryptography.ECDsa.Create();
        pair.ImportPkcs8PrivateKey(key.PrivateKey, out _);
        Assert.Equal(256, pair.KeySize);
    }

    private static CreateAccount Account(StorageRig rig, string username, string email)
    {
        var user = new UserId(rig.NextId());
        var session = new NewSession(Guid.NewGuid(), user, [1, 2, 3], "agent", StorageRig.Noon, s_later);
        return new CreateAccount(user, username, email, "Name", "hash", session, StorageRig.Noon);
    }
}

using Nexus.Grains.Accounts;
using Nexus.Grains.Errors;
using Nexus.Grains.Handles;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Accounts;

[Collection(SharedCluster.Name)]
public sealed class SignUpTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Who_signs_up_is_a_person_with_a_session()
    {
        var name = NexusCluster.NewName();

        var grant = await SignUpAsync(new SignUp(name.ToUpperInvariant(), $" {name}@Example.org", Person.Password, " Ada  L. ", "curl"));

        var profile = await _cluster.Grains.GetGrain<IUserGrain>(grant.User.Value).GetProfileAsync();
        Assert.Equal((name, "Ada  L.", "", Role.Member, 0L), (profile!.Username, profile.DisplayName, profile.Bio, profile.Role, profile.PostCount));
        var account = _cluster.Grains.GetGrain<IAccountGrain>(grant.User.Value);
        Assert.Equal(new AccountDetails($"{name}@example.org", false), await account.GetDetailsAsync());
        Assert.True(await account.IsSessionOpenAsync(grant.Session));
        Assert.Equal(grant.User, await _cluster.Grains.GetGrain<IHandleGrain>(name).FindOwnerAsync());
        Assert.Equal(grant.User, await _cluster.Grains.GetGrain<IHandleGrain>($"{name}@example.org").FindOwnerAsync());
    }

    [Fact]
    public async Task Of_two_who_want_a_name_at_once_one_gets_it()
    {
        var name = NexusCluster.NewName();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            try
            {
                return (await SignUpAsync(new SignUp(name, $"{name}.{number}@example.org", Person.Password, null, null))).User.Value > 0 ? "welcome" : "";
            }
            catch (ConflictException conflict)
            {
                return conflict.Field!;
            }
        }));

        Assert.Equal(["username", "username", "username", "username", "username", "username", "username", "welcome"], outcomes.Order());
        Assert.Equal(1L, await shared.Database.ScalarAsync<long>($"select count(*) from users where username = '{name}'"));
    }

    [Fact]
    public async Task A_taken_address_is_refused_and_leaves_the_name_free()
    {
        var first = await _cluster.SignUpAsync();
        var name = NexusCluster.NewName();

        var conflict = await Assert.ThrowsAsync<ConflictException>(
            () => SignUpAsync(new SignUp(name, $"{first.Name}@EXAMPLE.org", Person.Password, null, null)));

        Assert.Equal("email", conflict.Field);
        Assert.Equal(name, (await _cluster.SignUpAsync(name)).Name);
    }

    [Theory]
    [InlineData("ab", "a@example.org", "long enough", null, "username")]
    [InlineData("has space", "a@example.org", "long enough", null, "username")]
    [InlineData("émile", "a@example.org", "long enough", null, "username")]
    [InlineData("fine_name", "not an address", "long enough", null, "email")]
    [InlineData("fine_name", "a@localhost", "long enough", null, "email")]
    [InlineData("fine_name", "a@example.org", "short", null, "password")]
    [InlineData("fine_name_1", "a@example.org", "FINE_NAME_1", null, "password")]
    [InlineData("fine_name", "a@example.org", "a@example.org", null, "password")]
    [InlineData("fine_name", "a@example.org", "long enough", "two\nlines", "displayName")]
    [InlineData("fine_name", "a@example.org", "long enough", "012345678901234567890123456789012345678901234567890", "displayName")]
    public async Task What_is_not_acceptable_is_refused_by_its_field(string username, string email, string password, string? displayName, string field)
    {
        var error = await Assert.ThrowsAsync<ValidationException>(() => SignUpAsync(new SignUp(username, email, password, displayName, null)));

        Assert.Equal(field, error.Field);
        Assert.Null(await _cluster.Grains.GetGrain<IHandleGrain>("fine_name").FindOwnerAsync());
    }

    private Task<SessionGrant> SignUpAsync(SignUp request) =>
        _cluster.Grains.GetGrain<IAccountGrain>(new UserId(_cluster.Ids.Next()).Value).SignUpAsync(request);
}

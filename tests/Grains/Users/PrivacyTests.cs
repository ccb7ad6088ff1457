using Nexus.Grains.Errors;
using Nexus.Grains.Paging;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;

namespace Nexus.Grains.Tests.Users;

/// <summary>Private people: who asks, who is let in, and what is told of it.</summary>
[Collection(SharedCluster.Name)]
public sealed class PrivacyTests(SharedCluster shared)
{
    private readonly NexusCluster _cluster = shared.Cluster;

    [Fact]
    public async Task Private_person_is_asked_and_decides()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await bob.BePrivateAsync();

        await ada.FollowAsync(bob);
        await ada.FollowAsync(bob);
        Assert.Equal(new Relationship(false, false, FollowRequested: true), await ada.RelationshipAsync(bob));
        Assert.Equal([ada.Id], await RequestsOfAsync(bob));
        Assert.Equal(0, (await bob.User.GetProfileAsync())!.FollowerCount);

        await bob.User.AcceptFollowRequestAsync(ada.Id);
        await bob.User.AcceptFollowRequestAsync(ada.Id);
        Assert.Equal(new Relationship(Following: true, false), await ada.RelationshipAsync(bob));
        Assert.Empty(await RequestsOfAsync(bob));
        Assert.Equal((1L, 1L), ((await bob.User.GetProfileAsync())!.FollowerCount, (await ada.User.GetProfileAsync())!.FollowingCount));
    }

    [Fact]
    public async Task Request_can_be_refused_or_taken_back_and_neither_twice_is_an_error()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await bob.BePrivateAsync();

        await ada.FollowAsync(bob);
        await bob.User.RejectFollowRequestAsync(ada.Id);
        await bob.User.RejectFollowRequestAsync(ada.Id);
        Assert.Equal(new Relationship(false, false), await ada.RelationshipAsync(bob));

        await ada.FollowAsync(bob);
        await ada.User.UnfollowAsync(bob.Id);
        await ada.User.UnfollowAsync(bob.Id);
        Assert.Empty(await RequestsOfAsync(bob));
        await Assert.ThrowsAsync<NotFoundException>(() => bob.User.AcceptFollowRequestAsync(ada.Id));
    }

    [Fact]
    public async Task Follower_can_be_removed()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await ada.FollowAsync(bob);

        await bob.User.RemoveFollowerAsync(ada.Id);
        await bob.User.RemoveFollowerAsync(ada.Id);

        Assert.Equal(new Relationship(false, false), await ada.RelationshipAsync(bob));
        Assert.Equal((0L, 0L), ((await bob.User.GetProfileAsync())!.FollowerCount, (await ada.User.GetProfileAsync())!.FollowingCount));
    }

    [Fact]
    public async Task Nobody_follows_themselves_so_removing_oneself_changes_nothing()
    {
        var ada = await _cluster.SignUpAsync();

        Assert.Equal(await ada.User.GetProfileAsync(), await ada.User.RemoveFollowerAsync(ada.Id));
        Assert.Equal(await ada.User.GetProfileAsync(), await ada.User.UnfollowAsync(ada.Id));
    }

    [Fact]
    public async Task Becoming_public_accepts_everybody_who_waits()
    {
        var bob = await _cluster.SignUpAsync();
        var people = await _cluster.SignUpManyAsync(5);
        await bob.BePrivateAsync();
        foreach (var person in people)
            await person.FollowAsync(bob);

        await bob.BePrivateAsync(false);

        Assert.Empty(await RequestsOfAsync(bob));
        Assert.Equal(5, (await bob.User.GetProfileAsync())!.FollowerCount);
        foreach (var person in people)
            Assert.Equal(new Relationship(true, false), await person.RelationshipAsync(bob));
        Assert.Equal(
            people.Select(person => person.Id).ToHashSet(),
            (await bob.User.ListFollowersAsync(bob.Viewer, new PageRequest(10))).Entries.Select(entry => entry.Value).ToHashSet());
    }

    [Fact]
    public async Task What_is_asked_and_accepted_is_told_once_and_taken_back_with_its_cause()
    {
        var (ada, bob) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await bob.BePrivateAsync();

        await ada.FollowAsync(bob);
        await Eventually.EqualAsync("FollowRequested", () => KindsOfAsync(bob));
        await bob.User.AcceptFollowRequestAsync(ada.Id);
        await Eventually.EqualAsync("FollowAccepted", () => KindsOfAsync(ada));
        await Eventually.EqualAsync("", () => KindsOfAsync(bob));

        await ada.User.UnfollowAsync(bob.Id);
        await Eventually.EqualAsync("", () => KindsOfAsync(ada));
        Assert.Empty(await shared.Database.QueryAsync($"select id from notifications where recipient_id in ({ada.Id}, {bob.Id})"));
    }

    [Fact]
    public async Task Lists_and_posts_of_a_private_person_are_for_followers()
    {
        var (ada, bob, follower) = (await _cluster.SignUpAsync(), await _cluster.SignUpAsync(), await _cluster.SignUpAsync());
        await follower.FollowAsync(bob);
        var post = await bob.PostAsync();
        await bob.BePrivateAsync();

        foreach (var viewer in new[] { ada.Viewer, Nexus.Grains.Visibility.Viewer.Anonymous })
        {
            Assert.Null(await _cluster.Post(post).GetAsync(viewer));
            Assert.Empty((await bob.User.ListPostsAsync(viewer, new PageRequest(5))).Entries);
            Assert.Equal(0, (await bob.User.ListFollowersAsync(viewer, new PageRequest(5))).TotalCount);
            Assert.Equal(0, (await bob.User.ListFollowingAsync(viewer, new PageRequest(5))).TotalCount);
        }

        Assert.NotNull(await _cluster.Post(post).GetAsync(follower.Viewer));
        Assert.Equal([follower.Id], (await bob.User.ListFollowersAsync(follower.Viewer, new PageRequest(5))).Entries.Select(entry => entry.Value));
    }

    [Fact]
    public async Task Profile_is_changed_as_far_as_it_is_said_and_survives_a_restart()
    {
        await using var own = await OwnCluster.StartAsync();
        var ada = await own.Cluster.SignUpAsync();
        await ada.User.UpdateProfileAsync(new ProfileUpdate(new("Ada L."), new("Counts.\nAnd writes."), new("https://example.org/ada.png")));
        var updated = await ada.User.UpdateProfileAsync(new ProfileUpdate(DisplayName: new(null), IsPrivate: true));

        await own.Cluster.RestartAsync();

        Assert.Equal((ada.Name, "Counts.\nAnd writes.", "https://example.org/ada.png", true), (updated.DisplayName, updated.Bio, updated.AvatarUrl, updated.IsPrivate));
        Assert.Equal(updated, await ada.User.GetProfileAsync());
    }

    [Theory]
    [InlineData("http://example.org/a.png")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.org/a.png")]
    [InlineData("https://ada:secret@example.org/a.png")]
    [InlineData("picture.png")]
    public async Task Picture_has_an_https_address(string url)
    {
        var ada = await _cluster.SignUpAsync();

        var error = await Assert.ThrowsAsync<ValidationException>(() => ada.User.UpdateProfileAsync(new ProfileUpdate(AvatarUrl: new(url))));

        Assert.Equal("avatarUrl", error.Field);
        Assert.Null((await ada.User.GetProfileAsync())!.AvatarUrl);
    }

    [Fact]
    public async Task Texts_of_a_profile_have_their_bounds()
    {
        var ada = await _cluster.SignUpAsync();

        var bio = await Assert.ThrowsAsync<ValidationException>(() => ada.User.UpdateProfileAsync(new ProfileUpdate(Bio: new(new string('x', 501)))));
        var name = await Assert.ThrowsAsync<ValidationException>(() => ada.User.UpdateProfileAsync(new ProfileUpdate(DisplayName: new(new string('x', 51)))));

        Assert.Equal(("bio", "displayName"), (bio.Field, name.Field));
    }

    private static async Task<IEnumerable<UserId>> RequestsOfAsync(Person person) =>
        (await person.User.ListFollowRequestsAsync(new PageRequest(10))).Entries.Select(entry => entry.Value);

    private static async Task<string> KindsOfAsync(Person person) =>
        string.Join(", ", (await person.Inbox.ListAsync(false, new PageRequest(10))).Entries.Select(entry => entry.Value.Kind));
}

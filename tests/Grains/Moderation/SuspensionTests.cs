using Microsoft.Extensions.DependencyInjection;
using Nexus.Grains.Accounts;
using Nexus.Grains.Bookmarks;
using Nexus.Grains.Errors;
using Nexus.Grains.Feeds;
using Nexus.Grains.Moderation;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Search;
using Nexus.Grains.Trends;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Rig.Cluster;
using Nexus.Storage.Reads;
using Orleans.TestingHost;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Moderation;

/// <summary>People who are suspended, and what they have written and done, by every way to reach it. A cluster of its own: its time is moved.</summary>
public sealed class SuspensionTests(SuspensionTests.MovedTime moved) : IClassFixture<SuspensionTests.MovedTime>
{
    private static readonly PageRequest s_first = new(10);
    private static readonly TimeSpan s_term = TimeSpan.FromMinutes(5);

    private NexusCluster Cluster => moved.Own.Cluster;

    [Fact]
    public async Task Suspended_person_and_all_that_is_theirs_is_hidden_until_the_term_ends_and_then_is_back()
    {
        var story = await Story.BeginAsync(Cluster);
        var before = await story.SeeAsync(story.Reader.Viewer);
        Assert.DoesNotContain("-", before, StringComparison.Ordinal);

        await SuspendAsync(story.Suspect, story.Moderator, s_term);

        Assert.DoesNotContain("+", await story.SeeAsync(story.Reader.Viewer), StringComparison.Ordinal);
        Assert.DoesNotContain("+", await story.SeeAsync(Viewer.Anonymous), StringComparison.Ordinal);
        Assert.Equal(before, await story.SeeAsync(new Viewer(story.Moderator.Id, Role.Moderator)));

        Cluster.Time.Advance(s_term);

        Assert.Equal(before, await story.SeeAsync(story.Reader.Viewer));
    }

    [Fact]
    public async Task What_is_one_s_own_has_nothing_of_the_suspended_until_the_term_ends()
    {
        var story = await Story.BeginAsync(Cluster);
        var before = await story.SeeOwnAsync();
        Assert.Equal("feed+ repost+ top+ unread=3 list=3 bookmarks+ suggested+ blocked+", before);

        await SuspendAsync(story.Suspect, story.Moderator, s_term);

        Assert.Equal("feed- repost- top- unread=1 list=1 bookmarks- suggested- blocked-", await story.SeeOwnAsync());

        Cluster.Time.Advance(s_term);

        Assert.Equal(before, await story.SeeOwnAsync());
    }

    [Fact]
    public async Task Every_silo_hides_from_the_answer_on_and_shows_again()
    {
        var story = await Story.BeginAsync(Cluster);
        var silos = Cluster.Silos.Silos.Select(silo => ((InProcessSiloHandle)silo).SiloHost.Services.GetRequiredService<Audience>()).ToArray();

        for (var round = 0; round < 5; round++)
        {
            await SuspendAsync(story.Suspect, story.Moderator, s_term);
            foreach (var silo in silos)
                Assert.False(await silo.SeesPersonAsync(story.Reader.Viewer, story.Suspect.Id));

            await LiftAsync(story.Suspect, story.Moderator);
            foreach (var silo in silos)
                Assert.True(await silo.SeesPersonAsync(story.Reader.Viewer, story.Suspect.Id));
        }
    }

    [Fact]
    public async Task Suspended_person_reads_as_a_stranger()
    {
        var story = await Story.BeginAsync(Cluster);
        var post = await story.Reader.PostAsync("for friends", PostVisibility.Followers);
        await story.Suspect.FollowAsync(story.Reader);
        Assert.NotNull(await Cluster.Post(post).GetAsync(story.Suspect.Viewer));

        await SuspendAsync(story.Suspect, story.Moderator, s_term);

        Assert.Null(await Cluster.Post(post).GetAsync(story.Suspect.Viewer));
    }

    [Fact]
    public async Task Suspension_ends_all_sessions_and_none_can_be_opened_until_the_term_ends()
    {
        var (ada, moderator) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsAsync(UserRole.Moderator));

        await SuspendAsync(ada, moderator, s_term);

        Assert.False(await ada.Account.IsSessionOpenAsync(ada.Session.Session));
        Assert.True(await ada.Account.IsSuspendedAsync());
        await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.RefreshAsync(ada.Session.RefreshToken));
        var refusal = await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.SignInAsync(new SignIn(Person.Password, null)));
        Assert.StartsWith("This account is suspended until ", refusal.Message, StringComparison.Ordinal);
        // Without the password nobody learns of it.
        refusal = await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.SignInAsync(new SignIn("not the password", null)));
        Assert.Equal("The login or the password is wrong.", refusal.Message);

        Cluster.Time.Advance(s_term);

        Assert.False(await ada.Account.IsSuspendedAsync());
        Assert.NotEqual(ada.Session.Session, (await ada.Account.SignInAsync(new SignIn(Person.Password, null))).Session);
        Assert.False(await ada.Account.IsSessionOpenAsync(ada.Session.Session));
    }

    [Fact]
    public async Task No_session_that_was_opened_meanwhile_outlives_a_suspension()
    {
        var (ada, moderator) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsAsync(UserRole.Moderator));

        var attempts = Enumerable.Range(0, 20).Select(_ => ada.Account.SignInAsync(new SignIn(Person.Password, null))).ToList();
        var suspension = SuspendAsync(ada, moderator, s_term);
        attempts.AddRange(Enumerable.Range(0, 20).Select(_ => ada.Account.SignInAsync(new SignIn(Person.Password, null))));
        await suspension;
        // Without the failures of any.
        await Task.WhenAny(Task.WhenAll(attempts));

        Assert.Empty(await ada.Account.ListSessionsAsync());
        Assert.Equal(0L, await moved.Own.Database.ScalarAsync<long>($"select count(*) from sessions where user_id = {ada.Id.Value} and revoked_at is null"));
        Assert.All(attempts.Where(attempt => attempt.IsFaulted), attempt => Assert.IsType<InvalidCredentialsException>(attempt.Exception!.InnerException));
    }

    [Fact]
    public async Task Suspension_without_a_term_lasts_until_it_is_lifted_and_after_a_restart()
    {
        await using var own = await OwnCluster.StartAsync();
        var (ada, moderator) = (await own.Cluster.SignUpAsync(), await own.Cluster.SignUpAsAsync(UserRole.Moderator));

        Assert.Equal(DateTimeOffset.MaxValue, (await ada.Account.SuspendAsync(new Suspension(moderator.Id, null, "spam"))).SuspendedUntil);
        await own.Cluster.RestartAsync();
        own.Cluster.Time.Advance(TimeSpan.FromDays(20));
        Assert.True(await ada.Account.IsSuspendedAsync());
        Assert.Equal("This account is suspended.", (await Assert.ThrowsAsync<InvalidCredentialsException>(() => ada.Account.SignInAsync(new SignIn(Person.Password, null)))).Message);

        Assert.Null((await ada.Account.SuspendAsync(new Suspension(moderator.Id, own.Cluster.Time.GetUtcNow(), "appealed"))).SuspendedUntil);

        Assert.Equal(ada.Id, (await ada.Account.SignInAsync(new SignIn(Person.Password, null))).User);
    }

    [Fact]
    public async Task Term_that_has_passed_lifts_only_a_suspension_that_there_is()
    {
        var (ada, moderator) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsAsync(UserRole.Moderator));

        Assert.Equal("until", (await Assert.ThrowsAsync<ValidationException>(() => LiftAsync(ada, moderator))).Field);
        await SuspendAsync(ada, moderator, s_term);
        await LiftAsync(ada, moderator);
        Assert.Equal("until", (await Assert.ThrowsAsync<ValidationException>(() => LiftAsync(ada, moderator))).Field);
    }

    [Fact]
    public async Task Every_act_has_its_line_and_what_is_so_already_has_none()
    {
        var (ada, moderator) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsAsync(UserRole.Moderator));
        var until = new DateTimeOffset(2100, 1, 2, 3, 4, 5, TimeSpan.Zero);

        await ada.Account.SuspendAsync(new Suspension(moderator.Id, until, "spam"));
        await ada.Account.SuspendAsync(new Suspension(moderator.Id, until, "spam"));
        await LiftAsync(ada, moderator);

        Assert.Equal(
            [[moderator.Id.Value, (short)2, (short)1, "spam", until.UtcDateTime], [moderator.Id.Value, (short)3, (short)1, "appealed", DBNull.Value]],
            await moved.Own.Database.QueryAsync($"select actor_id, act, subject_kind, reason, until from audit_log where subject_id = {ada.Id.Value} order by id"));
        Assert.Equal(
            [[DBNull.Value, (short)4, (short)2]],
            await moved.Own.Database.QueryAsync($"select actor_id, act, role from audit_log where subject_id = {moderator.Id.Value}"));
    }

    [Theory]
    [InlineData(UserRole.Member, UserRole.Member, false)]
    [InlineData(UserRole.Moderator, UserRole.Member, true)]
    [InlineData(UserRole.Moderator, UserRole.Moderator, false)]
    [InlineData(UserRole.Moderator, UserRole.Admin, false)]
    [InlineData(UserRole.Admin, UserRole.Member, true)]
    [InlineData(UserRole.Admin, UserRole.Moderator, true)]
    [InlineData(UserRole.Admin, UserRole.Admin, false)]
    public async Task Moderators_suspend_members_and_administrators_moderators_too(UserRole by, UserRole whom, bool mayBe)
    {
        var (actor, subject) = (await Cluster.SignUpAsAsync(by), await Cluster.SignUpAsAsync(whom));

        if (mayBe)
            await SuspendAsync(subject, actor, s_term);
        else
            await Assert.ThrowsAsync<ForbiddenException>(() => SuspendAsync(subject, actor, s_term));

        Assert.Equal(mayBe, await subject.Account.IsSuspendedAsync());
        await Assert.ThrowsAsync<ForbiddenException>(() => SuspendAsync(actor, actor, s_term));
    }

    [Fact]
    public async Task Who_is_not_there_can_not_be_suspended()
    {
        var (ada, moderator) = (await Cluster.SignUpAsync(), await Cluster.SignUpAsAsync(UserRole.Moderator));
        await ada.Account.LeaveAsync(Person.Password);

        await Assert.ThrowsAsync<NotFoundException>(() => SuspendAsync(ada, moderator, s_term));
        await Assert.ThrowsAsync<NotFoundException>(() => Cluster.Grains.GetGrain<IAccountGrain>(Cluster.Ids.Next()).SuspendAsync(new Suspension(moderator.Id, null, "spam")));
    }

    private Task<UserProfile> SuspendAsync(Person whom, Person by, TimeSpan term) =>
        whom.Account.SuspendAsync(new Suspension(by.Id, Cluster.Time.GetUtcNow() + term, "spam"));

    private Task<UserProfile> LiftAsync(Person whom, Person by) =>
        whom.Account.SuspendAsync(new Suspension(by.Id, Cluster.Time.GetUtcNow(), "appealed"));

    /// <summary>Two silos whose time the tests of this class move, one after the other.</summary>
    public sealed class MovedTime : IAsyncLifetime
    {
        public OwnCluster Own { get; private set; } = null!;

        public async Task InitializeAsync() => Own = await OwnCluster.StartAsync(2, ("PublicFeedAge", TimeSpan.Zero));

        public async Task DisposeAsync() => await Own.DisposeAsync();
    }

    /// <summary>A suspect who has written and done some of everything, and a reader who follows them.</summary>
    private sealed class Story(NexusCluster cluster, Person suspect, Person reader, Person friend, Person newcomer, Person blocker, Person moderator)
    {
        private PostView _post = null!, _quoting = null!, _readers = null!, _reposted = null!;
        private Nexus.Grains.Comments.CommentView _comment = null!;

        public Person Suspect => suspect;

        private string Tag => $"of{suspect.Id.Value}";

        public Person Reader => reader;

        public Person Moderator => moderator;

        public static async Task<Story> BeginAsync(NexusCluster cluster)
        {
            var people = await cluster.SignUpManyAsync(5);
            var story = new Story(cluster, people[0], people[1], people[2], people[3], people[4], await cluster.SignUpAsAsync(UserRole.Moderator));
            await story.LiveAsync();
            return story;
        }

        /// <summary>What a viewer finds of the suspect's: <c>+</c> where it is there.</summary>
        public async Task<string> SeeAsync(Viewer viewer)
        {
            var (readers, feed) = (cluster.Post(_readers), cluster.Grains.GetGrain<IPublicFeedGrain>(0));
            var search = cluster.Grains.GetGrain<ISearchGrain>(0);
            var audience = cluster.Services.GetRequiredService<Audience>();
            var found = new Dictionary<string, bool>
            {
                ["person"] = await audience.FindPersonAsync(viewer, suspect.Id) is not null,
                ["post"] = await cluster.Post(_post).GetAsync(viewer) is not null,
                ["quoted"] = await cluster.Post((await cluster.Post(_quoting).GetAsync(viewer))!.Quoted!.Value).GetAsync(viewer) is not null,
                ["comment"] = await readers.GetCommentAsync(_comment.Id, viewer) is not null,
                ["comments"] = (await readers.ListCommentsAsync(null, viewer, s_first)).Entries.Any(entry => entry.Value.Id == _comment.Id),
                ["likers"] = (await readers.ListLikersAsync(viewer, s_first)).Entries.Any(entry => entry.Value == suspect.Id),
                ["posts"] = (await suspect.User.ListPostsAsync(viewer, s_first)).Entries.Count > 0,
                ["followers"] = (await suspect.User.ListFollowersAsync(viewer, s_first)).Entries.Count > 0,
                ["followed"] = (await friend.User.ListFollowersAsync(viewer, s_first)).Entries.Any(entry => entry.Value == suspect.Id),
                ["following"] = (await reader.User.ListFollowingAsync(viewer, s_first)).Entries.Any(entry => entry.Value == suspect.Id),
                ["public feed"] = (await feed.ReadAsync(viewer, s_first)).Entries.Any(entry => entry.Value.Author == suspect.Id),
                ["trends"] = viewer.Role >= Role.Moderator || (await cluster.Grains.GetGrain<ITrendsGrain>(0).ListAsync(ITrendsGrain.MaxCount)).Contains(Tag),
                ["search for people"] = (await search.ListPeopleAsync(suspect.Name, viewer, new RankedPageRequest(10))).Entries.Any(entry => entry.Value == suspect.Id),
                ["search for posts"] = (await search.ListPostsAsync($"from:{suspect.Name}", viewer, s_first)).Entries.Count > 0,
            };
            return string.Join(' ', found.Select(entry => entry.Key + (entry.Value ? "+" : "-")));
        }

        /// <summary>What the reader finds of the suspect's in what is only theirs.</summary>
        public async Task<string> SeeOwnAsync()
        {
            var feed = (await reader.Feed.ReadAsync(s_first)).Entries.Select(entry => entry.Value.Id).ToArray();
            var top = (await reader.Feed.ReadTopAsync(s_first)).Entries.Select(entry => entry.Value.Id).ToArray();
            var bookmarks = await cluster.Grains.GetGrain<IBookmarksGrain>(reader.Id.Value).ListAsync(s_first);
            var suggested = await newcomer.User.SuggestAsync(10);
            var blocked = await blocker.User.ListBlockedAsync(s_first);
            return $"feed{Sign(feed.Contains(_post.Id))} repost{Sign(feed.Contains(_reposted.Id))} top{Sign(top.Contains(_post.Id))}"
                + $" unread={await reader.Inbox.CountUnreadAsync()} list={(await reader.Inbox.ListAsync(false, s_first)).Entries.Count}"
                + $" bookmarks{Sign(bookmarks.Entries.Count > 0)} suggested{Sign(suggested.Contains(suspect.Id))} blocked{Sign(blocked.Entries.Count > 0)}";
        }

        private static string Sign(bool isThere) => isThere ? "+" : "-";

        private async Task LiveAsync()
        {
            await reader.FollowAsync(suspect);
            await suspect.FollowAsync(friend);
            await newcomer.FollowAsync(reader);
            await blocker.User.BlockAsync(suspect.Id);
            _reposted = await newcomer.PostAsync("passed on");
            await cluster.Post(_reposted).RepostAsync(suspect.Id);
            _post = await suspect.PostAsync($"mine #{Tag}");
            _quoting = await friend.User.CreatePostAsync(new NewPost("look", Quoted: _post.Id));
            _readers = await reader.PostAsync("hers");
            _comment = await cluster.CommentAsync(_readers, suspect);
            await cluster.Post(_readers).LikeAsync(suspect.Id);
            await cluster.Post(_post).BookmarkAsync(reader.Id);
            await Eventually.EqualAsync(true, async () => (await cluster.Grains.GetGrain<ITrendsGrain>(0).ListAsync(ITrendsGrain.MaxCount)).Contains(Tag));
            await Eventually.EqualAsync(3, () => reader.Inbox.CountUnreadAsync());
        }
    }
}

using Nexus.Grains.Visibility;
using Who = Nexus.Grains.Visibility.Stance;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Visibility;

/// <summary>The whole table of docs/decisions/graph.md, a cell a line: every stance towards every kind of person and post.</summary>
public sealed class VisibilityRulesTests
{
    private static readonly (string Name, Who Stance)[] s_viewers =
    [
        ("stranger", Who.Stranger), ("follower", Who.Follower), ("blocked", Who.Blocked), ("blocked follower", Who.Blocked | Who.Follower),
        ("muting", Who.Muting), ("muting follower", Who.Muting | Who.Follower), ("oneself", Who.Oneself),
        ("moderator", Who.Moderator), ("blocked moderator", Who.Moderator | Who.Blocked),
    ];

    private static readonly (string Name, PersonFacts Facts)[] s_people =
    [
        ("public", new(PersonStatus.Active, false)), ("private", new(PersonStatus.Active, true)),
        ("suspended", new(PersonStatus.Suspended, false)), ("gone", PersonFacts.Gone),
    ];

    private static readonly (string Name, PostFacts Facts)[] s_posts =
    [
        ("public", new(PostVisibility.Public)), ("followers'", new(PostVisibility.Followers)),
        ("removed", new(PostVisibility.Public, PostStatus.Removed)), ("deleted", new(PostVisibility.Public, PostStatus.Deleted)),
    ];

    /// <summary>Person: whose profile, lists (L) and doings (H) the viewer gets; posts: at which places (Alone, List, Feed).</summary>
    private const string Expected =
        """
        stranger -> public: person L H; public ALFP; followers' -; removed -; deleted -
        stranger -> private: person - H; public -; followers' -; removed -; deleted -
        stranger -> suspended: - - -; public -; followers' -; removed -; deleted -
        stranger -> gone: - - -; public -; followers' -; removed -; deleted -
        follower -> public: person L H; public ALFP; followers' ALF; removed -; deleted -
        follower -> private: person L H; public ALF; followers' ALF; removed -; deleted -
        follower -> suspended: - - -; public -; followers' -; removed -; deleted -
        follower -> gone: - - -; public -; followers' -; removed -; deleted -
        blocked -> public: - - -; public -; followers' -; removed -; deleted -
        blocked -> private: - - -; public -; followers' -; removed -; deleted -
        blocked -> suspended: - - -; public -; followers' -; removed -; deleted -
        blocked -> gone: - - -; public -; followers' -; removed -; deleted -
        blocked follower -> public: - - -; public -; followers' -; removed -; deleted -
        blocked follower -> private: - - -; public -; followers' -; removed -; deleted -
        blocked follower -> suspended: - - -; public -; followers' -; removed -; deleted -
        blocked follower -> gone: - - -; public -; followers' -; removed -; deleted -
        muting -> public: person L -; public ALP; followers' -; removed -; deleted -
        muting -> private: person - -; public -; followers' -; removed -; deleted -
        muting -> suspended: - - -; public -; followers' -; removed -; deleted -
        muting -> gone: - - -; public -; followers' -; removed -; deleted -
        muting follower -> public: person L -; public ALP; followers' AL; removed -; deleted -
        muting follower -> private: person L -; public AL; followers' AL; removed -; deleted -
        muting follower -> suspended: - - -; public -; followers' -; removed -; deleted -
        muting follower -> gone: - - -; public -; followers' -; removed -; deleted -
        oneself -> public: person L H; public ALFP; followers' ALF; removed -; deleted -
        oneself -> private: person L H; public ALF; followers' ALF; removed -; deleted -
        oneself -> suspended: - - -; public -; followers' -; removed -; deleted -
        oneself -> gone: - - -; public -; followers' -; removed -; deleted -
        moderator -> public: person L H; public ALFP; followers' ALF; removed A; deleted -
        moderator -> private: person L H; public ALF; followers' ALF; removed A; deleted -
        moderator -> suspended: person L H; public ALFP; followers' ALF; removed A; deleted -
        moderator -> gone: - - -; public -; followers' -; removed -; deleted -
        blocked moderator -> public: person L -; public ALP; followers' AL; removed A; deleted -
        blocked moderator -> private: person L -; public AL; followers' AL; removed A; deleted -
        blocked moderator -> suspended: person L -; public ALP; followers' AL; removed A; deleted -
        blocked moderator -> gone: - - -; public -; followers' -; removed -; deleted -
        """;

    [Fact]
    public void Who_sees_what_is_as_the_table_says()
    {
        var actual = from viewer in s_viewers from person in s_people select $"{viewer.Name} -> {person.Name}: {Describe(viewer.Stance, person.Facts)}";

        Assert.Equal(Expected.Split('\n', StringSplitOptions.TrimEntries), actual);
    }

    /// <summary>In the viewer's export: whom the viewer has chosen (C), who has chosen the viewer (O).</summary>
    [Fact]
    public void Who_is_named_in_whose_export_is_as_the_table_says()
    {
        var actual = from viewer in s_viewers.Where(viewer => !viewer.Stance.HasFlag(Who.Moderator) && viewer.Stance != Who.Oneself)
                     select $"{viewer.Name} -> {string.Join("; ", s_people.Select(person => $"{person.Name} {DescribeNames(viewer.Stance, person.Facts)}"))}";

        Assert.Equal(
            [
                "stranger -> public CO; private CO; suspended C-; gone --",
                "follower -> public CO; private CO; suspended C-; gone --",
                "blocked -> public C-; private C-; suspended C-; gone --",
                "blocked follower -> public C-; private C-; suspended C-; gone --",
                "muting -> public CO; private CO; suspended C-; gone --",
                "muting follower -> public CO; private CO; suspended C-; gone --",
            ],
            actual);
    }

    [Fact]
    public void A_suspension_ends_with_its_term_and_leaving_has_none()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            [PersonStatus.Active, PersonStatus.Suspended, PersonStatus.Active, PersonStatus.Suspended, PersonStatus.Gone, PersonStatus.Gone],
            [
                PersonFacts.StatusOf(false, null, now), PersonFacts.StatusOf(false, now.AddSeconds(1), now), PersonFacts.StatusOf(false, now, now),
                PersonFacts.StatusOf(false, DateTimeOffset.MaxValue, now), PersonFacts.StatusOf(true, null, now), PersonFacts.StatusOf(true, now, now),
            ]);
    }

    private static string Describe(Who stance, PersonFacts person)
    {
        var isSeen = VisibilityRules.SeesPerson(stance, person) ? "person" : "-";
        var lists = VisibilityRules.SeesLists(stance, person) ? "L" : "-";
        var heard = VisibilityRules.IsHeard(stance, person) ? "H" : "-";
        var posts = s_posts.Select(post => $"{post.Name} {PlacesOf(stance, person, post.Facts)}");
        return $"{isSeen} {lists} {heard}; {string.Join("; ", posts)}";
    }

    private static string DescribeNames(Who stance, PersonFacts person) =>
        (VisibilityRules.IsNamed(stance, person, isOwnChoice: true) ? "C" : "-") + (VisibilityRules.IsNamed(stance, person, isOwnChoice: false) ? "O" : "-");

    private static string PlacesOf(Who stance, PersonFacts author, PostFacts post)
    {
        var places = Enum.GetValues<Place>().Where(place => VisibilityRules.SeesPost(stance, author, post, place)).Select(place => place.ToString()[0]).ToArray();
        return places.Length == 0 ? "-" : new string(places);
    }
}

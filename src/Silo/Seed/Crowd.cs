using System.Globalization;

namespace Nexus.Silo.Seed;

/// <summary>Who is there, in what communities, and who stands how to whom.</summary>
internal sealed class Crowd(SeededRandom random)
{
    private readonly List<Member> _members = [];
    private readonly Community[] _communities = [.. Tongue.All.SelectMany(tongue => tongue.Subjects).Select(_ => new Community())];
    private readonly List<int> _followed = [];
    private readonly List<double> _loudness = [];
    private readonly HashSet<string> _handles = new(StringComparer.Ordinal);
    private readonly HashSet<long> _ties = [];
    private readonly HashSet<long> _blocks = [];
    private readonly HashSet<long> _mutes = [];

    public int Count => _members.Count;

    public Member this[int index] => _members[index];

    public IReadOnlyList<Member> Members => _members;

    /// <summary>Adds somebody, who writes <paramref name="loudness"/> times as much as the quietest.</summary>
    public void Add(Member member, double loudness)
    {
        _members.Add(member);
        _loudness.Add(loudness + (_loudness.Count > 0 ? _loudness[^1] : 0));
        CommunityOf(member).Members.Add(member.Index);
        CommunityOf(member).Followed.Add(member.Index);
    }

    /// <summary>A handle that nobody has, of a given and a family name.</summary>
    public string TakeHandle(string given, string family)
    {
        var stem = random.Below(3) switch { 0 => $"{given}_{family}", 1 => given + family, _ => $"{family}_{given}" };
        var handle = stem;
        for (var number = 2; !_handles.Add(handle); number = number < 100 ? number + 1 : random.Below(1_000_000))
            handle = string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
        return handle;
    }

    /// <summary>Somebody by how much they write.</summary>
    public Member PickAuthor()
    {
        var found = _loudness.BinarySearch(random.Unit() * _loudness[^1]);
        return _members[Math.Min(found < 0 ? ~found : found, Count - 1)];
    }

    /// <summary>Somebody whom a person might want to follow: a friend's friend, somebody whom many follow, or a neighbour; null where chance found nobody.</summary>
    public Member? PickForFollowing(Member person)
    {
        var community = CommunityOf(person);
        var candidate = _members[random.Below(100) switch
        {
            < 35 when PickFriendsFriend(person) is { } known => known,
            < 70 => random.Pick(community.Followed),
            < 82 when _followed.Count > 0 => random.Pick(_followed),
            < 95 => random.Pick(community.Members),
            _ => random.Below(Count),
        }];
        return candidate == person || HasTie(person, candidate) || IsBlocked(person, candidate) ? null : candidate;
    }

    public Member PickNeighbour(Member person) => _members[random.Pick(CommunityOf(person).Members)];

    public Member? PickFollowed(Member person) => person.Following.Count == 0 ? null : _members[random.Pick(person.Following)];

    /// <summary>Notes that one follows the other, or has asked to: it happens once.</summary>
    public bool TryTie(Member follower, Member followed) => _ties.Add(Pair(follower, followed));

    public void Follow(Member follower, Member followed)
    {
        follower.Following.Add(followed.Index);
        followed.Followers.Add(follower.Index);
        CommunityOf(follower).Followed.Add(followed.Index);
        _followed.Add(followed.Index);
    }

    /// <summary>Blocks somebody with whom there is no tie of any kind, so that nothing has to end; false where that can not be.</summary>
    public bool TryBlock(Member blocker, Member blocked) =>
        blocker != blocked && !HasTie(blocker, blocked) && !HasTie(blocked, blocker) && !IsBlocked(blocker, blocked) && _blocks.Add(Pair(blocker, blocked));

    public bool TryMute(Member muter, Member muted) => _mutes.Add(Pair(muter, muted));

    public bool IsBlocked(Member one, Member other) => _blocks.Count > 0 && (_blocks.Contains(Pair(one, other)) || _blocks.Contains(Pair(other, one)));

    public bool Mutes(Member muter, Member muted) => _mutes.Contains(Pair(muter, muted));

    private bool HasTie(Member follower, Member followed) => _ties.Contains(Pair(follower, followed));

    private int? PickFriendsFriend(Member person) =>
        PickFollowed(person) is { } friend && PickFollowed(friend) is { } known ? known.Index : null;

    private Community CommunityOf(Member member) => _communities[(member.Tongue * Tongue.All[0].Subjects.Count) + member.Topic];

    private static long Pair(Member one, Member other) => ((long)one.Index << 32) | (uint)other.Index;
}

using Nexus.Grains.Text;
using Nexus.Storage.Ids;
using Nexus.Storage.Journal;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Seed;

/// <summary>Who comes, and whom they follow, block and mute.</summary>
internal sealed partial class Story
{
    /// <summary>The first people: public, of all languages, and of those whom many follow. They are whom one signs in as.</summary>
    private const int Founders = 10;

    private const int MostFollowed = 2_000;
    private const double Private = 0.08, WithBio = 0.75, Blocking = 0.12, Muting = 0.2, Accepted = 0.7, FollowedBack = 0.2, ReadsInbox = 0.65, Eager = 0.6;

    private void PlanJoining(int person)
    {
        if (person < _plan.Users)
            _agenda.TryPlan(_clock.JoiningOf(person), new StoryEvent(StoryEventKind.Join, person));
    }

    private void Join(int index, long at)
    {
        var tongue = index < Founders ? index % Tongue.All.Count : PickTongue();
        var words = Tongue.All[tongue];
        var topic = index < Founders ? index % words.Subjects.Count : _random.Below(words.Subjects.Count);
        var (given, family) = (SplitName(_random.Pick(words.GivenNames)), SplitName(_random.Pick(words.FamilyNames)));
        var member = new Member(index, new UserId(_clock.NextId(at)), _crowd.TakeHandle(given.Latin, family.Latin), tongue, topic)
        {
            IsPrivate = index >= Founders && _random.Chance(Private),
            Appetite = Math.Min(Math.Min(_plan.Users / 4, MostFollowed), 3 + (int)(4 * _random.Pareto(1.6))) * (index < Founders ? 2 : 1),
            ReadAt = _random.Chance(ReadsInbox) ? _inboxes.ReadingAt(_random.Unit()) : 0,
        };
        _crowd.Add(member, Math.Min(500, _random.Pareto(1.2)) * (index < Founders ? 10 : 1));
        var fullName = words.FullName.Replace("{given}", given.Written, StringComparison.Ordinal).Replace("{family}", family.Written, StringComparison.Ordinal);
        _part.People.Add(Describe(member, fullName, at));
        PlanLife(member, at);
        PlanJoining(index + 1);
    }

    private SeededPerson Describe(Member member, string fullName, long at)
    {
        var bio = _random.Chance(WithBio) ? _writer.Bio(Tongue.All[member.Tongue], member.Topic) : "";
        var person = new SeededPerson(member.Id, member.Handle, DisplayName.Accept(fullName, member.Handle), bio, member.IsPrivate, StoryClock.TimeOf(at));
        return member.Index < _passwordHashes.Length
            ? person with { Email = $"{member.Handle}@nexus.example", PasswordHash = _passwordHashes[member.Index] }
            : person;
    }

    private void PlanLife(Member member, long at)
    {
        _agenda.TryPlan(at + _random.Wait(Hours(0.5), 0.5), new StoryEvent(StoryEventKind.LookAround, member.Index));
        foreach (var (kind, chance) in new[] { (StoryEventKind.Block, Blocking), (StoryEventKind.Mute, Muting) })
            if (_random.Chance(chance))
                _agenda.TryPlan(at + (long)(_random.Unit() * (_clock.End - at)), new StoryEvent(kind, member.Index));
    }

    private void MeetPeople(StoryEvent happening, Member person, long at)
    {
        switch (happening.Kind)
        {
            case StoryEventKind.LookAround:
                LookAround(person, at);
                break;
            case StoryEventKind.Follow:
                Follow(person, _crowd[happening.Target], at);
                break;
            case StoryEventKind.Block when _crowd.PickNeighbour(person) is var other && _crowd.TryBlock(person, other):
                AddEdge(EdgeKind.Block, person, other.Id.Value, at);
                break;
            case StoryEventKind.Mute when _crowd.PickFollowed(person) is { } other && _crowd.TryMute(person, other):
                AddEdge(EdgeKind.Mute, person, other.Id.Value, at);
                break;
        }
    }

    /// <summary>Somebody looks for people to follow; most of those that they will ever follow they find in their first days.</summary>
    private void LookAround(Member person, long at)
    {
        if (_crowd.PickForFollowing(person) is { } found && _crowd.TryTie(person, found))
            MakeTie(person, found, at);
        if (++person.Tries >= person.Appetite)
            return;
        var isNew = person.Tries < Eager * person.Appetite;
        var wait = isNew ? Hours(2) : TimeSpan.FromMilliseconds((_clock.End - at) / (double)(person.Appetite - person.Tries + 1));
        _agenda.TryPlan(at + _random.Wait(wait, 1), new StoryEvent(StoryEventKind.LookAround, person.Index));
    }

    /// <summary>A follow, or a request: what is accepted later on leaves no trace of having been asked for.</summary>
    private void MakeTie(Member person, Member other, long at)
    {
        if (!other.IsPrivate)
        {
            Follow(person, other, at);
            return;
        }

        var isAccepted = _random.Chance(Accepted)
            && _agenda.TryPlan(at + _random.Wait(Hours(10), 1), new StoryEvent(StoryEventKind.Follow, person.Index, other.Index));
        if (isAccepted)
            return;
        var request = AddEdge(EdgeKind.FollowRequest, person, other.Id.Value, at);
        _inboxes.Tell(_part, other, NotificationKind.FollowRequested, person, at, request.Key);
    }

    private void Follow(Member person, Member other, long at)
    {
        _crowd.Follow(person, other);
        var follow = AddEdge(EdgeKind.Follow, person, other.Id.Value, at);
        if (other.IsPrivate)
            _inboxes.Tell(_part, person, NotificationKind.FollowAccepted, other, at, follow.Key);
        else
            _inboxes.Tell(_part, other, NotificationKind.Followed, person, at, follow.Key);
        // The tie is made at once, so that chance can not make it twice.
        if (!person.IsPrivate && _random.Chance(FollowedBack) && at + _random.Wait(Hours(20), 1) is var later && later < _clock.End && _crowd.TryTie(other, person))
            _agenda.TryPlan(later, new StoryEvent(StoryEventKind.Follow, other.Index, person.Index));
    }

    private int PickTongue()
    {
        var left = _random.Below(Tongue.All.Sum(tongue => tongue.Share));
        var index = 0;
        while (left >= Tongue.All[index].Share)
            left -= Tongue.All[index++].Share;
        return index;
    }

    private static (string Written, string Latin) SplitName(string name) => name.Split(' ') is [var written, var latin] ? (written, latin) : throw new FormatException(name);
}

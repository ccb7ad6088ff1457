using System.Collections.Immutable;
using Nexus.Storage.Journal;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Seed;

/// <summary>
/// How a network came to be: people come, find and follow each other, write, like and answer, one event after the other in the order of time, so that each can
/// only refer to what was there. All chance comes from the plan's seed: one plan tells one story, to the last byte.
/// </summary>
internal sealed partial class Story
{
    /// <summary>To be raised whenever another story is told for the same plan.</summary>
    public const int Edition = 1;

    private readonly SeedPlan _plan;
    private readonly int _partSize;
    private readonly SeededRandom _random;
    private readonly StoryClock _clock;
    private readonly Agenda _agenda;
    private readonly Crowd _crowd;
    private readonly Writer _writer;
    private readonly StoryInboxes _inboxes;
    private readonly WrittenPost[] _posts;
    private readonly Dictionary<string, WrittenHashtag> _hashtags = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> _passwordHashes;
    private SeedPart _part = new();
    private int _written;

    /// <param name="plan">What makes the story what it is.</param>
    /// <param name="passwordHashes">For the first people, who get accounts.</param>
    /// <param name="partSize">How many rows a part has. One that was cut off has to go on with the same.</param>
    public Story(SeedPlan plan, ImmutableArray<string> passwordHashes, int partSize = 50_000)
    {
        (_plan, _passwordHashes, _partSize) = (plan, passwordHashes, partSize);
        _random = new SeededRandom(plan.Seed);
        _clock = new StoryClock(plan);
        _agenda = new Agenda(_clock.End);
        _crowd = new Crowd(_random);
        _writer = new Writer(_random);
        _inboxes = new StoryInboxes(_clock, _crowd);
        _posts = new WrittenPost[plan.Posts];
    }

    /// <summary>The first people, once they are there: who has an account, if anybody.</summary>
    public IEnumerable<string> FirstHandles => _crowd.Members.Take(Founders).Select(member => member.Handle);

    /// <summary>The rows, in parts; each is the caller's once it has it.</summary>
    public IEnumerable<SeedPart> Tell()
    {
        PlanJoining(0);
        PlanPost(0);
        while (_agenda.TryTake(out var happening, out var at))
        {
            Happen(happening, at);
            if (_part.Count < _partSize)
                continue;
            yield return _part;
            _part = new SeedPart();
        }

        yield return _part;
    }

    /// <summary>What is known when all parts have been told.</summary>
    public SeedEnding End() => new(
        _hashtags.Values,
        [.. _crowd.Members.Where(member => member.ReadUpTo.Value > 0).Select(member => (member.Id, member.ReadUpTo))]);

    private void Happen(StoryEvent happening, long at)
    {
        switch (happening.Kind)
        {
            case StoryEventKind.Join:
                Join(happening.Actor, at);
                break;
            case StoryEventKind.Post:
                Write(at);
                break;
            case StoryEventKind.LookAround or StoryEventKind.Follow or StoryEventKind.Block or StoryEventKind.Mute:
                MeetPeople(happening, _crowd[happening.Actor], at);
                break;
            default:
                MeetPost(happening, _crowd[happening.Actor], _posts[happening.Target], at);
                break;
        }
    }

    private AddEdge AddEdge(EdgeKind kind, Member source, long target, long at)
    {
        var edge = new AddEdge(kind, source.Id.Value, target, _clock.NextId(at), StoryClock.TimeOf(at));
        _part.Edges.Add(edge);
        return edge;
    }

    private static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);
}

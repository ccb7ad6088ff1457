using Nexus.Grains.Hydration;
using Nexus.Grains.Users;

namespace Nexus.Grains.Visibility;

/// <summary>
/// Gathers what <see cref="VisibilityRules"/> decide by: from this silo's memory where the grains of viewer and person are active in it, else asked of them. The one way
/// for grains and gateway to ask who sees what.
/// </summary>
public sealed class Audience
{
    private readonly Profiles _profiles;
    private readonly Snapshots<UserId, Standing> _standings;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;

    internal Audience(Profiles profiles, Snapshots<UserId, Standing> standings, IGrainFactory grains, TimeProvider time) =>
        (_profiles, _standings, _grains, _time) = (profiles, standings, grains, time);

    /// <summary>The person as the viewer may see them, or null where they are not there for the viewer.</summary>
    public async ValueTask<UserProfile?> FindPersonAsync(Viewer viewer, UserId person) =>
        VisibilityRules.SeesPerson(await StanceAsync(viewer, person), await FactsAsync(person)) ? await _profiles.GetAsync(person) : null;

    /// <summary>Whether a person is there for the viewer.</summary>
    public async ValueTask<bool> SeesPersonAsync(Viewer viewer, UserId person) =>
        VisibilityRules.SeesPerson(await StanceAsync(viewer, person), await FactsAsync(person));

    /// <summary>Whether the viewer may read a person's followers, following and posts.</summary>
    public async ValueTask<bool> SeesListsAsync(Viewer viewer, UserId person) =>
        VisibilityRules.SeesLists(await StanceAsync(viewer, person), await FactsAsync(person));

    /// <summary>Whether a post of <paramref name="author"/> is there for the viewer.</summary>
    internal ValueTask<bool> SeesPostAsync(Viewer viewer, UserId author, PostFacts post, Place place) =>
        FindStance(viewer, author) is { } stance && FindFacts(author) is { } facts
            ? new(VisibilityRules.SeesPost(stance, facts, post, place))
            : AskAboutPostAsync(viewer, author, post, place);

    /// <summary>Whether somebody is suspended now: as a viewer they stand to nobody in any way, then.</summary>
    internal async ValueTask<bool> IsSuspendedAsync(UserId person) => (await FactsAsync(person)).Status == PersonStatus.Suspended;

    /// <summary>Whether a post of <paramref name="author"/> may be reposted by those for whom it is there.</summary>
    internal async ValueTask<bool> AllowsRepostAsync(UserId author, PostFacts post) => VisibilityRules.AllowsRepost(await FactsAsync(author), post);

    /// <summary>Whether a notification about what <paramref name="person"/> did, or their post in the feed, comes to the viewer.</summary>
    public async ValueTask<bool> HearsAsync(Viewer viewer, UserId person) =>
        VisibilityRules.IsHeard(await StanceAsync(viewer, person), await FactsAsync(person));

    /// <summary>
    /// Those of the people who are there for the viewer. One call for the viewer and one for each person whose grain is not active in this silo.
    /// </summary>
    public async ValueTask<IReadOnlySet<UserId>> FilterAsync(Viewer viewer, IReadOnlyCollection<UserId> people)
    {
        var facts = await GatherAsync(viewer, people);
        return facts.Where(known => VisibilityRules.SeesPerson(known.Value.Stance, known.Value.Person)).Select(known => known.Key).ToHashSet();
    }

    /// <summary>Those who are named in the viewer's export, of people whose facts storage has given. At most one call, for the viewer.</summary>
    internal async ValueTask<IReadOnlySet<UserId>> FilterNamedAsync(Viewer viewer, IReadOnlyDictionary<UserId, PersonFacts> people, bool isOwnChoice)
    {
        UserId[] ids = [.. people.Keys];
        var stances = await ListStancesAsync(viewer, ids);
        return ids.Where((id, index) => VisibilityRules.IsNamed(stances[index], people[id], isOwnChoice)).ToHashSet();
    }

    /// <summary>What decides between the viewer and each of the people.</summary>
    internal async ValueTask<IReadOnlyDictionary<UserId, AudienceFacts>> GatherAsync(Viewer viewer, IReadOnlyCollection<UserId> people)
    {
        var gathered = new Dictionary<UserId, AudienceFacts>(people.Count);
        List<UserId>? missing = null;
        foreach (var person in people)
        {
            if (FindStance(viewer, person) is { } stance && FindFacts(person) is { } facts)
                gathered[person] = new AudienceFacts(stance, facts);
            else
                (missing ??= []).Add(person);
        }

        if (missing is not null)
            await AskAsync(viewer, missing.Distinct().ToArray(), gathered);
        return gathered;
    }

    /// <summary>What decides, as far as this silo's memory has it.</summary>
    internal AudienceFacts? Find(Viewer viewer, UserId person) =>
        FindStance(viewer, person) is { } stance && FindFacts(person) is { } facts ? new AudienceFacts(stance, facts) : null;

    private async ValueTask<bool> AskAboutPostAsync(Viewer viewer, UserId author, PostFacts post, Place place) =>
        VisibilityRules.SeesPost(await StanceAsync(viewer, author), await FactsAsync(author), post, place);

    private async Task AskAsync(Viewer viewer, UserId[] people, Dictionary<UserId, AudienceFacts> gathered)
    {
        var asked = ListStancesAsync(viewer, people);
        var facts = await Task.WhenAll(people.Select(person => FactsAsync(person).AsTask()));
        var stances = await asked;
        for (var index = 0; index < people.Length; index++)
            gathered[people[index]] = new AudienceFacts(stances[index], facts[index]);
    }

    /// <summary>How the viewer stands to each of the people, in their order: one call where it is not in this silo's memory.</summary>
    private async Task<Stance[]> ListStancesAsync(Viewer viewer, UserId[] people)
    {
        if (people.Length == 0 || viewer.IsAnonymous)
            return new Stance[people.Length];
        if (_standings.Find(viewer.Id) is { } standing)
            return Array.ConvertAll(people, person => InRole(standing.Towards(person, _time.GetUtcNow()), viewer));
        var stances = await _grains.GetGrain<IUserGrain>(viewer.Id.Value).ListStancesAsync(people);
        return Array.ConvertAll(stances, stance => InRole(stance, viewer));
    }

    private Stance? FindStance(Viewer viewer, UserId person) =>
        viewer.IsAnonymous ? Stance.Stranger
        : _standings.Find(viewer.Id) is { } standing ? InRole(standing.Towards(person, _time.GetUtcNow()), viewer)
        : null;

    private async ValueTask<Stance> StanceAsync(Viewer viewer, UserId person) =>
        FindStance(viewer, person) ?? InRole((await _grains.GetGrain<IUserGrain>(viewer.Id.Value).ListStancesAsync([person]))[0], viewer);

    private PersonFacts? FindFacts(UserId person) => _profiles.Find(person) is { } profile ? profile.ToFacts(_time.GetUtcNow()) : null;

    private async ValueTask<PersonFacts> FactsAsync(UserId person) =>
        await _profiles.GetAsync(person) is { } profile ? profile.ToFacts(_time.GetUtcNow()) : PersonFacts.Gone;

    private static Stance InRole(Stance stance, Viewer viewer) =>
        stance == Stance.Inactive ? Stance.Stranger
        : viewer.Role >= Role.Moderator ? stance | Stance.Moderator
        : stance;
}

/// <summary>What decides between one viewer and one person.</summary>
internal readonly record struct AudienceFacts(Stance Stance, PersonFacts Person);

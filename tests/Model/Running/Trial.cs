using Nexus.Model.Tests.Pictures;
using Nexus.Model.Tests.Programs;
using Nexus.Model.Tests.Reference;

namespace Nexus.Model.Tests.Running;

/// <summary>What a program came to: where the two sides differ, if they do.</summary>
internal sealed record Verdict(SocialProgram Program, IReadOnlyList<string> Differences)
{
    public bool IsEqual => Differences.Count == 0;
}

/// <summary>
/// Runs one program on both sides. Each answer is compared at once; what comes to people afterwards by itself, feeds and notifications, is asked again until it is equal,
/// where a person looks at it and at the end.
/// </summary>
internal sealed class Trial
{
    // Longer than the lease of a silo that died, after which others deliver what it had not.
    private static readonly TimeSpan s_patienceAfterKill = TimeSpan.FromSeconds(90);

    private readonly Stage _stage;
    private readonly int _upheavals;
    private readonly TimeSpan _patience;
    private readonly SocialProgram _program;
    private readonly SocialGraph _reference;
    private readonly Cast _cast;
    private readonly Player _player;
    private readonly Calls _calls;
    private readonly Comparing _comparing;
    private readonly List<string> _differences = [];

    private Trial(Stage stage, SocialProgram program, SocialGraph reference, TimeSpan patience, Cast cast)
    {
        (_stage, _upheavals, _program, _reference, _patience, _cast) = (stage, stage.Upheavals, program, reference, patience, cast);
        _calls = new Calls(stage);
        _player = new Player(cast, _calls);
        _comparing = new Comparing(reference, cast, _calls);
    }

    /// <param name="patience">How long what comes by itself may take, where no silo is killed meanwhile.</param>
    public static async Task<Verdict> RunAsync(Stage stage, SocialProgram program, SocialGraph reference, TimeSpan patience)
    {
        var trial = new Trial(stage, program, reference, patience, await Cast.SignUpAsync(stage));
        try
        {
            await trial.RunAsync();
        }
        catch (InvalidOperationException fault)
        {
            trial._differences.Add(fault.Message);
        }

        return new Verdict(program, trial._differences);
    }

    private async Task RunAsync()
    {
        foreach (var step in _program.Steps)
        {
            await TakeAsync(step);
            if (_differences.Count > 0)
                return;
        }

        for (var viewer = Names.Anonymous; viewer <= Names.Moderator; viewer++)
        {
            if (!_reference.IsActive(viewer))
                continue;
            await SettleAsync(comparison => _comparing.CompareOwnAsync(comparison, viewer));
        }

        foreach (var viewer in WhoReadsLists())
            await SettleAsync(comparison => _comparing.CompareListsAsync(comparison, viewer));
    }

    /// <summary>All lists of all others are read by some: anybody, and two of the people, other ones in each program.</summary>
    private IEnumerable<int> WhoReadsLists() => new[] { Names.Anonymous, _program.Seed % Names.People, _program.Seed / Names.People % Names.People }.Where(_reference.IsActive).Distinct();

    private async Task TakeAsync(Step step)
    {
        switch (step.Act)
        {
            case Act.Look or Act.MarkRead when !_reference.IsActive(step.Who):
                return;
            case Act.Look:
                await SettleAsync(comparison => _comparing.CompareHomeAsync(comparison, step.Who));
                return;
            case Act.MarkRead:
                await MarkReadAsync(step);
                return;
        }

        // Of what is about something that was never written, neither side hears.
        var (actual, isRepeated) = await _player.PlayAsync(step);
        // Where a payload has a place for it, it is there.
        if (actual == Words.Forbidden && !_reference.IsActive(step.Who))
            actual = Words.Suspended;
        var expected = actual is null ? null : _reference.Apply(step);
        // The answer of an attempt was lost with a silo, which had lifted it.
        if (isRepeated && step.Act == Act.Lift && actual == Words.Invalid("until"))
            actual = expected;
        if (expected != actual)
            _differences.Add(new Difference($"the answer of step {step.Number}, {step.Act}", expected ?? "none", actual ?? "none").ToString());
        else if (step.Act == Act.Leave && actual == Words.Done)
            await _stage.GoneAsync(_cast.Caller(step.Who).User);
        else if (step.Act == Act.Lift && _reference.IsActive(step.Whom))
            await _cast.SignInAsync(step.Whom);
    }

    private async Task MarkReadAsync(Step step)
    {
        // What has not come yet can not be marked: everything has to be there.
        await SettleAsync(comparison => _comparing.CompareHomeAsync(comparison, step.Who));
        if (_differences.Count > 0)
            return;
        var shown = await _calls.SendAsync(_cast.Caller(step.Who), Documents.Home);
        var entries = shown.Answer.GetProperty("data").GetProperty("viewer").GetProperty("notifications").GetProperty("nodes");
        if (step.UpTo >= entries.GetArrayLength())
            return;
        await _player.MarkReadAsync(step.Who, step.UpTo == Step.None ? null : entries[step.UpTo].GetProperty("id").GetString());
        _reference.Apply(step);
    }

    private async Task SettleAsync(Func<Comparison, Task> compare)
    {
        var (start, pause) = (TimeProvider.System.GetTimestamp(), TimeSpan.FromMilliseconds(5));
        while (true)
        {
            var comparison = new Comparison();
            await compare(comparison);
            if (comparison.Differences.Count == 0)
                return;
            if (TimeProvider.System.GetElapsedTime(start) > (_stage.Upheavals == _upheavals ? _patience : s_patienceAfterKill))
            {
                _differences.AddRange(comparison.Differences.Select(difference => difference.ToString()));
                return;
            }

            await Task.Delay(pause);
            pause = TimeSpan.FromMilliseconds(Math.Min(500, pause.TotalMilliseconds * 2));
        }
    }
}

using Nexus.Model.Tests.Programs;
using Nexus.Model.Tests.Reference;
using Nexus.Model.Tests.Shrinking;

namespace Nexus.Model.Tests.Running;

/// <summary>Runs the programs of many seeds side by side, while silos are killed on the way.</summary>
internal sealed class Exploration(Stage stage, Func<SocialGraph> createReference)
{
    private const int AtOnce = 64, ProgramsPerKill = 150, EnoughFailures = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5), s_shortPatience = TimeSpan.FromSeconds(1);
    private readonly List<Verdict> _failed = [];
    private readonly Lock _sync = new();
    private int _next;
    private int _ended;

    public int Steps { get; private set; }

    /// <summary>How many of the programs had a silo killed under them.</summary>
    public int Struck { get; private set; }

    /// <summary>What failed first, if anything did.</summary>
    public async Task<IReadOnlyList<Verdict>> RunAsync(int first, int count)
    {
        _next = first;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(AtOnce, count)).Select(_ => RunSomeAsync(first + count, count > 1)));
        return _failed;
    }

    /// <summary>What is left of a failing program, without kills; the program itself where they had a part in it.</summary>
    public async Task<Verdict> ShrinkAsync(Verdict failed)
    {
        if ((await TryAsync(failed.Program, s_patience)).IsEqual)
            return failed;
        var shrinker = new Shrinker(async program => !(await TryAsync(program, s_shortPatience)).IsEqual);
        var smallest = await TryAsync(await shrinker.ShrinkAsync(failed.Program), s_patience);
        return smallest.IsEqual ? failed : smallest;
    }

    private Task<Verdict> TryAsync(SocialProgram program, TimeSpan patience) => Trial.RunAsync(stage, program, createReference(), patience);

    private async Task RunSomeAsync(int end, bool withKills)
    {
        while (_failed.Count < EnoughFailures && Interlocked.Increment(ref _next) - 1 is var seed && seed < end)
        {
            var (program, killed) = (ProgramWriter.Write(seed), stage.Killed);
            var verdict = await TryAsync(program, s_patience);
            var ended = Interlocked.Increment(ref _ended);
            lock (_sync)
            {
                Steps += program.Steps.Count;
                Struck += stage.Killed > killed ? 1 : 0;
                if (!verdict.IsEqual)
                    _failed.Add(verdict);
            }

            if (withKills && ended % ProgramsPerKill == ProgramsPerKill / 2)
                await stage.ReplaceSiloAsync();
        }
    }
}

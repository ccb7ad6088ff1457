using Nexus.Model.Tests.Programs;

namespace Nexus.Model.Tests.Shrinking;

/// <summary>
/// Makes a failing program small: leaves out halves, quarters, … and at last single steps for as long as what is left fails (Zeller and Hildebrandt's ddmin), then what
/// steps say besides, then people.
/// </summary>
internal sealed class Shrinker(Func<SocialProgram, Task<bool>> failsAsync)
{
    private const int AtOnce = 16;
    private const int MaxTries = 3_000;
    private int _tries;

    /// <summary>A program that fails and of which nothing can be left out, or what is left after so many tries: how small it gets is not a matter of how busy the machine is.</summary>
    public async Task<SocialProgram> ShrinkAsync(SocialProgram program)
    {
        while (true)
        {
            var smaller = await SimplifyAsync(await LeaveOutAsync(program));
            if (smaller.Steps.SequenceEqual(program.Steps))
                return smaller;
            program = smaller;
        }
    }

    private async Task<SocialProgram> LeaveOutAsync(SocialProgram program)
    {
        for (var size = Math.Max(1, program.Steps.Count / 2); ;)
        {
            if (await FindFailingAsync(Parts(program, size)) is { } smaller)
                (program, size) = (smaller, Math.Max(1, Math.Min(size, smaller.Steps.Count / 2)));
            else if (size == 1)
                return program;
            else
                size /= 2;
        }
    }

    private async Task<SocialProgram> SimplifyAsync(SocialProgram program)
    {
        while (await FindFailingAsync(Simpler(program)) is { } simpler)
            program = simpler;
        return program;
    }

    /// <summary>The first of some programs that fails, a few being tried side by side.</summary>
    private async Task<SocialProgram?> FindFailingAsync(IEnumerable<SocialProgram> candidates)
    {
        foreach (var together in candidates.Chunk(AtOnce))
        {
            if (_tries >= MaxTries)
                return null;
            _tries += together.Length;
            var failed = await Task.WhenAll(together.Select(failsAsync));
            if (Array.IndexOf(failed, true) is var first and >= 0)
                return together[first];
        }

        return null;
    }

    private static IEnumerable<SocialProgram> Parts(SocialProgram program, int size)
    {
        for (var start = 0; start < program.Steps.Count; start += size)
            yield return program with { Steps = [.. program.Steps.Take(start), .. program.Steps.Skip(start + size)] };
    }

    private static IEnumerable<SocialProgram> Simpler(SocialProgram program)
    {
        for (var index = 0; index < program.Steps.Count; index++)
        {
            var step = program.Steps[index];
            if (step.Mentions.Count > 0)
                yield return With(program, index, step with { Mentions = [] });
            if (step.Tags.Count > 0)
                yield return With(program, index, step with { Tags = [] });
            if (step.To != Step.None)
                yield return With(program, index, step with { To = Step.None });
            if (step.ForFollowers)
                yield return With(program, index, step with { ForFollowers = false });
        }
    }

    private static SocialProgram With(SocialProgram program, int index, Step step) => program with { Steps = [.. program.Steps.Take(index), step, .. program.Steps.Skip(index + 1)] };
}

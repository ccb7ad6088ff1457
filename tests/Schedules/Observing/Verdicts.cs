using System.Globalization;
using Orleans.Runtime;

namespace Nexus.Schedules;

/// <summary>Whether a call's end is one that it may have.</summary>
internal sealed class Verdicts(World world)
{
    public void Answered(Call call, long answer)
    {
        world.Schedule.Note($"{call} is answered");
        if (answer != call.Answer)
            world.Fail($"{call} was answered with another call's {answer}");
        if (call.Executions != 1 || call.Fails)
            world.Fail($"{call} was answered, and ran {call.Executions} times");
    }

    public void Failed(Call call, Exception exception)
    {
        world.Schedule.Note($"{call} failed: {exception.GetType().Name}: {exception.Message}");
        var mayBe = exception switch
        {
            PlannedFailure => call.Fails && call.Executions == 1 && exception.Message == call.Number.ToString(CultureInfo.InvariantCulture),
            PlannedActivationFailure => call.Target.Class == nameof(FragileActor) && call.Executions == 0,
            SiloUnavailableException => world.HasLostSilos || world.IsClosing,
            OperationCanceledException => call.IsCancelled,
            TimeoutException => IsExcused(call),
            _ => false,
        };
        if (!mayBe)
            world.Fail($"{call} sent at {call.Sent.TotalMilliseconds} ms, having run {call.Executions} times, failed: {exception}");
    }

    /// <summary>Time may run out for a call whose callee has not ended, or that had to wait for another turn; not for one that was lost.</summary>
    private bool IsExcused(Call call)
    {
        var deadline = call.Sent + World.ResponseTimeout;
        if (call.Finished is { } finished)
            return finished >= deadline;
        var lives = world.Lives.Where(life => World.Matches(life, call.Target)).ToList();
        return lives.Exists(life => !world.WasKilledBefore(life.Activation.Silo, deadline) && (life.IsBusy || life.IdleSince >= deadline));
    }
}

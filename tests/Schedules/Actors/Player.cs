using Orleans;
using Orleans.Runtime;

namespace Nexus.Schedules;

/// <summary>Takes the steps of one client, or of one call within an actor.</summary>
internal sealed class Player(World world, IGrainFactory grains, Life? life, IGrainBase? grain)
{
    private readonly Dictionary<Target, IActor> _known = [];
    private int _sent;

    public async Task PlayAsync(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            life?.StandInTurn();
            await TakeAsync(step);
        }
    }

    public override string ToString() => life is null ? "a client" : $"{life}";

    private Task TakeAsync(Step step) => step switch
    {
        Ask(var call) => AskAsync(call, CancellationToken.None),
        AskBoth(var first, var second) => Task.WhenAll(AskAsync(first, CancellationToken.None), AskAsync(second, CancellationToken.None)),
        AskInChain(var call) => AskInChainAsync(call),
        AskAndCancel(var call, var after) => AskAndCancelAsync(call, after),
        Say(var call) => SayAsync(call),
        Pause => PauseAsync(),
        Rest(var time) => Task.Delay(time, world.Time),
        Publish(var stream) => world.Events.PublishAsync(this, stream),
        Leave => LeaveAsync(),
        StartTimer(var due, var period) => StartTimerAsync(due, period),
        StopSilo => world.StopSiloAsync(),
        KillSilo => world.KillSiloAsync(),
        AddSilo => world.AddSiloAsync(),
        _ => throw new NotSupportedException($"{step}"),
    };

    private static async Task PauseAsync() => await Task.Yield();

    private async Task AskAsync(Call call, CancellationToken cancellation)
    {
        var chain = life is null ? Guid.Empty : RequestContext.ReentrancyId;
        life?.OpenChain(chain);
        try
        {
            world.Verdicts.Answered(call, await Send(call, cancellation));
        }
        catch (Exception exception)
        {
            world.Verdicts.Failed(call, exception);
        }
        finally
        {
            life?.CloseChain(chain);
        }
    }

    private async Task AskInChainAsync(Call call)
    {
        using (RequestContext.AllowCallChainReentrancy())
            await AskAsync(call, CancellationToken.None);
    }

    private async Task AskAndCancelAsync(Call call, int after)
    {
        using var source = new CancellationTokenSource();
        var asking = AskAsync(call, source.Token);
        for (; after > 0; after--)
            await Task.Yield();
        call.IsCancelled = true;
        source.Cancel();
        await asking;
    }

    private Task SayAsync(Call call) => Send(call, CancellationToken.None);

    private Task LeaveAsync()
    {
        grain!.DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task StartTimerAsync(TimeSpan due, TimeSpan period)
    {
        life!.StartTimer(grain!, due, period);
        return Task.CompletedTask;
    }

    private Task<long> Send(Call call, CancellationToken cancellation)
    {
        call.Sender = this;
        call.Place = _sent++;
        call.Sent = world.Time.Now;
        world.Schedule.Note($"{this} sends {call}");
        if (!_known.TryGetValue(call.Target, out var actor))
            _known[call.Target] = actor = grains.GetGrain<IActor>(call.Target.Key, typeof(Actor).Namespace + "." + call.Target.Class);
        return call.Kind switch
        {
            CallKind.Run => actor.RunAsync(call.Number),
            CallKind.Read => actor.ReadAsync(call.Number),
            CallKind.Interleave => actor.InterleaveAsync(call.Number),
            CallKind.Cancellable => actor.RunCancellableAsync(call.Number, cancellation),
            _ => TellAsync(actor, call),
        };
    }

    private static async Task<long> TellAsync(IActor actor, Call call)
    {
        await actor.TellAsync(call.Number);
        return call.Answer;
    }
}

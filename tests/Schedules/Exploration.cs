using System.Runtime.ExceptionServices;
using Orleans.Embedded;

namespace Nexus.Schedules;

/// <summary>Runs plans by seeds.</summary>
internal static class Exploration
{
    private const int EnoughToBeShort = 64;

    static Exploration()
    {
        foreach (var type in typeof(Exploration).Assembly.GetTypes().Where(static type => type is { IsAbstract: false, IsGenericType: false } && type.IsAssignableTo(typeof(Invokable))))
        {
            if (type.GetConstructor(Type.EmptyTypes) is { } constructor)
                LetBeShort((Invokable)constructor.Invoke(null));
        }

        LetBeShort(new StreamDelivery(null!, [], 0));
        AppDomain.CurrentDomain.FirstChanceException += Suspect;
    }

    public static Outcome Run(int seed, bool traces = false)
    {
        var schedule = new Schedule(Chooser.Of(seed), traces);
        var world = new World(schedule, PlanWriter.Write(seed));
        schedule.Run(world.PlayAsync);
        return new Outcome(seed, schedule.Steps, schedule.Print, schedule.Failure ?? Remains.Find(world), schedule.Trace, world.Plan);
    }

    /// <summary>What calls have learnt of their length must not depend on the runs before.</summary>
    private static void LetBeShort(Invokable call)
    {
        for (var count = 0; count < EnoughToBeShort; count++)
            call.Method.History.Add(0);
    }

    /// <summary>Tasks swallow what the engine itself does wrong; no plan throws these.</summary>
    private static void Suspect(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is NullReferenceException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or InvalidCastException or KeyNotFoundException)
            Strand.Current?.Schedule.Fail($"the engine threw {thrown.Exception}{Environment.NewLine}{Environment.StackTrace}");
    }
}

/// <summary>How a run went.</summary>
/// <param name="Failure">Null if nothing is wrong.</param>
internal sealed record Outcome(int Seed, int Steps, ulong Print, string? Failure, IReadOnlyList<string> Trace, Plan Plan);

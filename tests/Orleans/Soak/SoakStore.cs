using System.Collections.Concurrent;

namespace Nexus.Orleans.Tests.Soak;

/// <summary>What outlives the silos of a soak, as a database would; and what its grains have seen that must not be.</summary>
public static class SoakStore
{
    private static readonly ConcurrentDictionary<(long Account, long Deposit), int> Deposits = [];
    private static readonly ConcurrentDictionary<long, ConcurrentQueue<long>> Accounts = [];
    private static readonly ConcurrentDictionary<long, int> Events = [];
    private static readonly ConcurrentQueue<string> Found = [];
    private static ConcurrentBag<WeakReference> s_grains = [];
    private static int s_ticks;

    public static IReadOnlyCollection<string> Wrong => Found;

    public static int Ticks => Volatile.Read(ref s_ticks);

    /// <summary>Grain objects that nobody has collected yet.</summary>
    public static int LivingGrains => s_grains.Count(static grain => grain.IsAlive);

    public static long[] Load(long account) => Accounts.TryGetValue(account, out var deposits) ? [.. deposits] : [];

    public static void Deposit(long account, long number)
    {
        if (Deposits.AddOrUpdate((account, number), 1, static (_, count) => count + 1) > 1)
            Report($"deposit {number} ran twice");
        Accounts.GetOrAdd(account, static _ => []).Enqueue(number);
    }

    public static bool Holds(long account, long number) => Deposits.ContainsKey((account, number));

    public static void Take(long number) => Events.AddOrUpdate(number, 1, static (_, count) => count + 1);

    public static bool HasArrived(long number) => Events.ContainsKey(number);

    public static void Tick() => Interlocked.Increment(ref s_ticks);

    public static void Watch(object grain) => s_grains.Add(new WeakReference(grain));

    /// <summary>What has been checked is forgotten, so that a soak takes no more memory the longer it is.</summary>
    public static void Clear()
    {
        Deposits.Clear();
        Accounts.Clear();
        Events.Clear();
        s_grains = [.. s_grains.Where(static grain => grain.IsAlive)];
    }

    public static void Report(string wrong) => Found.Enqueue(wrong);
}

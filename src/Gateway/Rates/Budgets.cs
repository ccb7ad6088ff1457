using System.Collections.Concurrent;

namespace Nexus.Gateway.Rates;

/// <summary>
/// One kind of budget for all callers of this process: so many points in a window that begins with a caller's first request. Bounded: while very many
/// callers have one, those who come after share the last.
/// </summary>
internal sealed class Budgets(int limit, TimeSpan window, TimeProvider time)
{
    private const int Capacity = 200_000;

    private readonly ConcurrentDictionary<BudgetKey, Budget> _budgets = new();
    private readonly Budget _shared = new();
    private int _count;
    private long _sweptAt;

    /// <summary>Takes what an operation costs from a caller's budget, all or nothing.</summary>
    public Charge Take(BudgetKey key, int cost)
    {
        var now = time.GetUtcNow();
        if (!_budgets.TryGetValue(key, out var budget))
            budget = Add(key, now);
        lock (budget)
        {
            if (budget.ResetAt <= now)
                (budget.ResetAt, budget.Used) = (now + window, 0);
            var granted = cost <= limit - budget.Used;
            if (granted)
                budget.Used += cost;
            return new Charge(granted, limit, limit - budget.Used, budget.ResetAt, cost);
        }
    }

    private Budget Add(BudgetKey key, DateTimeOffset now)
    {
        if (Volatile.Read(ref _count) >= Capacity && !TrySweep(now))
            return _shared;
        var added = new Budget();
        var budget = _budgets.GetOrAdd(key, added);
        if (ReferenceEquals(budget, added))
            Interlocked.Increment(ref _count);
        return budget;
    }

    /// <summary>Forgets the windows that are over, once a second at most; whether there is room now.</summary>
    private bool TrySweep(DateTimeOffset now)
    {
        var last = Volatile.Read(ref _sweptAt);
        if (now.UtcTicks - last > TimeSpan.TicksPerSecond && Interlocked.CompareExchange(ref _sweptAt, now.UtcTicks, last) == last)
            foreach (var old in _budgets)
                if (old.Value.ResetAt <= now && _budgets.TryRemove(old))
                    Interlocked.Decrement(ref _count);
        return Volatile.Read(ref _count) < Capacity;
    }

    private sealed class Budget
    {
        public DateTimeOffset ResetAt { get; set; }

        public int Used { get; set; }
    }
}

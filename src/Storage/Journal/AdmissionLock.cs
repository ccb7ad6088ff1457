using Npgsql;

namespace Nexus.Storage.Journal;

/// <summary>
/// Who may follow a person, and whose hashtags are for everybody, is decided by rows that a concurrent transaction may be writing: a block, or the person's privacy. Changes that ask are taken together,
/// a change that decides is taken alone, across silos, by advisory locks. Persons share a bounded number of them.
/// </summary>
internal readonly record struct AdmissionLock(int Slot, bool IsExclusive)
{
    private const int Slots = 512;
    private const int Namespace = 0x6e78;

    // In the order of the array: every batch takes its locks first, and in the same order as others.
    private const string Sql = """
        select count(case when exclusive then pg_advisory_xact_lock($1, slot) else pg_advisory_xact_lock_shared($1, slot) end)
        from unnest($2::int[], $3::boolean[]) as t (slot, exclusive)
        """;

    public static AdmissionLock Asks(long user) => new(SlotOf(user), false);

    public static AdmissionLock Decides(long user) => new(SlotOf(user), true);

    /// <summary>The statement that takes all of a batch's locks; null where it needs none.</summary>
    public static NpgsqlBatchCommand? CreateCommand(IEnumerable<AdmissionLock> locks)
    {
        var bySlot = new SortedDictionary<int, bool>();
        foreach (var wanted in locks)
            bySlot[wanted.Slot] = wanted.IsExclusive || bySlot.GetValueOrDefault(wanted.Slot);
        return bySlot.Count == 0 ? null : new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Namespace },
                new NpgsqlParameter<int[]> { TypedValue = [.. bySlot.Keys] },
                new NpgsqlParameter<bool[]> { TypedValue = [.. bySlot.Values] },
            },
        };
    }

    // Ids end in node and sequence, which are alike for many: a multiplicative hash (Knuth, 6.4) spreads them.
    private static int SlotOf(long user) => (int)((ulong)user * 0x9E3779B97F4A7C15 >> 32) & (Slots - 1);
}

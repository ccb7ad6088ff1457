using Nexus.Storage.Nodes;

namespace Nexus.Storage.Ids;

/// <summary>
/// Counts milliseconds and sequence as one number that only grows: when the clock steps back, or a millisecond's 4,096 numbers are used up,
/// it runs ahead of the clock instead of waiting or repeating itself.
/// </summary>
internal sealed class IdGenerator(INodeLease lease, TimeProvider time) : IIdGenerator
{
    private long _last;

    public ValueTask ReadyAsync() => lease.EnsureCertainAsync();

    public long Next()
    {
        var node = lease.Node;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(last + 1, IdLayout.FirstNumberAt(time.GetUtcNow()));
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return IdLayout.Compose(next, node);
        }
    }
}

using System.Collections.Concurrent;

namespace Nexus.Grains.Hydration;

/// <summary>
/// What the active grains of one kind in this silo show of their committed state, by key. Readers in the same process look here first and save the
/// message; a grain that is not here is called (docs/decisions/snapshots.md). Only a grain's own turns publish for it.
/// </summary>
internal sealed class Snapshots<TKey, TSnapshot>
    where TKey : struct
    where TSnapshot : class
{
    private readonly ConcurrentDictionary<TKey, TSnapshot> _published = new();

    /// <summary>Null where no active grain of this silo has published one.</summary>
    public TSnapshot? Find(TKey key) => _published.GetValueOrDefault(key);

    /// <summary>Shows nothing until grains publish anew.</summary>
    public void Clear() => _published.Clear();

    /// <summary>What one activation publishes through.</summary>
    public Publication Open(TKey key) => new(this, key);

    /// <summary>One activation's place among the snapshots. Used within its turns.</summary>
    public sealed class Publication(Snapshots<TKey, TSnapshot> all, TKey key)
    {
        private TSnapshot? _last;
        private bool _isClosed;

        /// <summary>Shows this from now on; null shows nothing.</summary>
        public void Publish(TSnapshot? snapshot)
        {
            if (_isClosed)
                return;
            if (snapshot is null)
                Withdraw();
            else
                all._published[key] = snapshot;
            _last = snapshot;
        }

        /// <summary>Withdraws for good: a turn that ends after the deactivation publishes nothing more.</summary>
        public void Close()
        {
            Withdraw();
            _isClosed = true;
        }

        // Another activation of the same grain may have published since.
        private void Withdraw()
        {
            if (_last is { } last)
                all._published.TryRemove(KeyValuePair.Create(key, last));
        }
    }
}

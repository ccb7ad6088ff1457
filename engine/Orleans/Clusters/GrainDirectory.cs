using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Where each grain is: at most one activation of each.</summary>
internal sealed class GrainDirectory
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = [];

    public IEnumerable<Activation> All => _activations.Select(static entry => entry.Value);

    public bool TryFind(GrainId id, [NotNullWhen(true)] out Activation? activation) => _activations.TryGetValue(id, out activation);

    /// <summary>The activation that was there first. Asked by the candidate's catalog, which may have closed.</summary>
    public Activation FindOrAdd(GrainId id, Activation candidate)
    {
        var found = _activations.GetOrAdd(id, candidate);
        if (ReferenceEquals(found, candidate))
            candidate.Silo.Catalog.Added();
        return found;
    }

    public void Remove(Activation activation)
    {
        SchedulePoint.Reach("GrainDirectory.Remove", activation);
        if (_activations.TryRemove(new KeyValuePair<GrainId, Activation>(activation.Id, activation)))
            activation.Silo.Catalog.Removed();
    }
}

namespace Nexus.Model.Tests.Reference;

/// <summary>One kind of edge, and when each came to be.</summary>
internal sealed class Edges
{
    private readonly Dictionary<(int Source, int Target), long> _edges = [];

    public bool Has(int source, int target) => _edges.ContainsKey((source, target));

    /// <summary>False where it is there already.</summary>
    public bool Add(int source, int target, long time) => _edges.TryAdd((source, target), time);

    public bool Remove(int source, int target) => _edges.Remove((source, target));

    public void RemoveAllTo(int target)
    {
        foreach (var edge in _edges.Keys.Where(edge => edge.Target == target).ToArray())
            _edges.Remove(edge);
    }

    public void RemoveAllOf(int source)
    {
        foreach (var edge in _edges.Keys.Where(edge => edge.Source == source).ToArray())
            _edges.Remove(edge);
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<int> TargetsOf(int source) => _edges.Where(edge => edge.Key.Source == source).OrderByDescending(edge => edge.Value).Select(edge => edge.Key.Target);

    /// <summary>Newest first.</summary>
    public IEnumerable<int> SourcesOf(int target) => _edges.Where(edge => edge.Key.Target == target).OrderByDescending(edge => edge.Value).Select(edge => edge.Key.Source);

    /// <summary>When somebody's edge to this came to be.</summary>
    public IEnumerable<(int Source, long Time)> TimesTo(int target) =>
        _edges.Where(edge => edge.Key.Target == target).Select(edge => (edge.Key.Source, edge.Value));
}

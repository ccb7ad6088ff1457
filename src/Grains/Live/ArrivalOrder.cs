namespace Nexus.Grains.Live;

/// <summary>
/// In which order the events of one grain came, by their time-ordered ids: one of another silo may come after one with a greater id. What was read from storage has come in the
/// order of its ids as far as anybody knows, which is exact up to the ids' disorder.
/// </summary>
internal sealed class ArrivalOrder
{
    /// <summary>How far apart the ids of events that come out of order may be: the journal's deadline and the difference of clocks, in ids' 22 bits below the millisecond.</summary>
    public const long Disorder = 10_000L << 22;

    private readonly List<long> _arrived;
    private int _loaded;

    public ArrivalOrder(IEnumerable<long> loaded)
    {
        _arrived = [.. loaded];
        _loaded = _arrived.Count;
    }

    /// <summary>Notes an event that has just come. At least the last <paramref name="bound"/> are kept.</summary>
    public void Add(long id, int bound)
    {
        _arrived.Add(id);
        if (_arrived.Count <= 2 * bound)
            return;
        _arrived.RemoveRange(0, bound);
        _loaded = Math.Max(0, _loaded - bound);
    }

    /// <summary>
    /// What came after an event, in the order in which it came; null where that can not be told any more: the event is unknown, or it was read from storage
    /// and others stand so close to it that they may have come later.
    /// </summary>
    public IEnumerable<long>? ListAfter(long id)
    {
        var index = _arrived.LastIndexOf(id);
        if (index < 0 || (index < _loaded && HasCloseNeighbour(index)))
            return null;
        return _arrived.Skip(index + 1);
    }

    private bool HasCloseNeighbour(int index) => index > 0 && _arrived[index] - _arrived[index - 1] < Disorder;
}

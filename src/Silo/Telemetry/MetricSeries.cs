namespace Nexus.Silo.Telemetry;

/// <summary>One line of an instrument: its value, or for a histogram how often values fell under which bound. Changed under the instrument's lock.</summary>
internal sealed class MetricSeries(KeyValuePair<string, object?>[] tags, int bounds)
{
    private readonly long[] _buckets = bounds == 0 ? [] : new long[bounds + 1];

    public IReadOnlyList<KeyValuePair<string, object?>> Tags => tags;

    /// <summary>How often a value was at most the bound with the same index, and no lower one; the last is for those above all.</summary>
    public IReadOnlyList<long> Buckets => _buckets;

    /// <summary>The value, or the sum of a histogram's.</summary>
    public double Value { get; private set; }

    public void Set(double value) => Value = value;

    public void Add(double value) => Value += value;

    public void Count(double value, double[] upTo)
    {
        Value += value;
        var index = Array.BinarySearch(upTo, value);
        _buckets[index < 0 ? ~index : index]++;
    }

    public bool Has(ReadOnlySpan<KeyValuePair<string, object?>> others)
    {
        if (others.Length != tags.Length)
            return false;
        for (var index = 0; index < tags.Length; index++)
        {
            if (tags[index].Key != others[index].Key || !Equals(tags[index].Value, others[index].Value))
                return false;
        }
        return true;
    }
}

namespace Orleans.Embedded;

/// <summary>The originals of one copy that have been met already, so that shared parts stay shared and circles close.</summary>
internal sealed class CopyContext
{
    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

    public object? Find(object original) => _copies.GetValueOrDefault(original);

    /// <summary>Before what it holds is copied, which may hold it in turn.</summary>
    public void Add(object original, object copy) => _copies.Add(original, copy);
}

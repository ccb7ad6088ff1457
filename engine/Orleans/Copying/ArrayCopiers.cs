namespace Orleans.Embedded;

internal sealed class ArrayCopier<T> : Copier
{
    private readonly Copier? _item = For(typeof(T));

    protected override bool IsFlat => _item is null;

    public override object Copy(object value, CopyContext? context)
    {
        if (context?.Find(value) is { } known)
            return known;
        var original = (T[])value;
        if (original.Length == 0)
            return original;
        var copy = (T[])original.Clone();
        context?.Add(original, copy);
        if (_item is null)
            return copy;
        for (var index = 0; index < copy.Length; index++)
            copy[index] = CopyPart(_item, copy[index], context);
        return copy;
    }
}

internal sealed class ListCopier<T> : Copier
{
    private readonly Copier? _item = For(typeof(T));

    protected override bool IsFlat => _item is null;

    public override object Copy(object value, CopyContext? context)
    {
        if (context?.Find(value) is { } known)
            return known;
        var copy = new List<T>((List<T>)value);
        context?.Add(value, copy);
        if (_item is null)
            return copy;
        for (var index = 0; index < copy.Count; index++)
            copy[index] = CopyPart(_item, copy[index], context);
        return copy;
    }
}

/// <summary>Arrays of several dimensions.</summary>
internal sealed class MatrixCopier(Type type) : Copier
{
    private readonly Copier? _item = For(type.GetElementType()!);

    protected override bool IsFlat => _item is null;

    public override object Copy(object value, CopyContext? context)
    {
        if (context?.Find(value) is { } known)
            return known;
        var copy = (Array)((Array)value).Clone();
        context?.Add(value, copy);
        if (_item is null || copy.Length == 0)
            return copy;
        var indices = Enumerable.Range(0, copy.Rank).Select(copy.GetLowerBound).ToArray();
        do
            copy.SetValue(CopyPart(_item, copy.GetValue(indices), context), indices);
        while (Advance(copy, indices));
        return copy;
    }

    /// <summary>As a counter does, the last dimension first.</summary>
    private static bool Advance(Array array, int[] indices)
    {
        for (var dimension = array.Rank - 1; dimension >= 0; dimension--)
        {
            if (++indices[dimension] <= array.GetUpperBound(dimension))
                return true;
            indices[dimension] = array.GetLowerBound(dimension);
        }

        return false;
    }
}

internal sealed class MemoryCopier<T> : Copier
{
    private readonly ArrayCopier<T> _array = new();

    public override object Copy(object value, CopyContext? context) => new Memory<T>((T[])_array.Copy(((Memory<T>)value).ToArray(), context));
}

internal sealed class ArraySegmentCopier<T> : Copier
{
    private readonly ArrayCopier<T> _array = new();

    public override object Copy(object value, CopyContext? context) => new ArraySegment<T>((T[])_array.Copy(((ArraySegment<T>)value).ToArray(), context));
}

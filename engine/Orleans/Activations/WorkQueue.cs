namespace Orleans.Embedded;

/// <summary>A ring of work. It holds no array while it has never been used: most activations are idle.</summary>
internal struct WorkQueue
{
    private object?[]? _items;
    private int _head;

    public int Count { get; private set; }

    public readonly object this[int index] => _items![(_head + index) & (_items.Length - 1)]!;

    public void Enqueue(object item)
    {
        if (_items is null)
            _items = new object?[4];
        else if (Count == _items.Length)
            Grow();
        _items[(_head + Count++) & (_items.Length - 1)] = item;
    }

    public object Dequeue()
    {
        var item = _items![_head]!;
        _items[_head] = null;
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
        if (Count == 0 && _items.Length > 64)
        {
            _head = 0;
            _items = null;
        }

        return item;
    }

    private void Grow()
    {
        var grown = new object?[_items!.Length * 2];
        for (var index = 0; index < Count; index++)
            grown[index] = this[index];
        _items = grown;
        _head = 0;
    }
}

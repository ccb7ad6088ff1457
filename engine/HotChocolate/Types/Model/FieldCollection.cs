using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types;

/// <summary>Fields or arguments in the order of their declaration, also found by name.</summary>
public sealed class FieldCollection<T> : IReadOnlyList<T>
    where T : class, IFieldDefinition
{
    private readonly T[] _fields;
    private readonly FrozenDictionary<string, T> _byName;

    internal FieldCollection(IEnumerable<T> fields)
    {
        _fields = [.. fields];
        _byName = _fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
    }

    public static FieldCollection<T> Empty { get; } = new([]);

    public int Count => _fields.Length;

    public T this[int index] => _fields[index];

    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public T this[string name] => _byName[name];

    public bool ContainsField(string name) => _byName.ContainsKey(name);

    public bool TryGetField(string name, [NotNullWhen(true)] out T? field) => _byName.TryGetValue(name, out field);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_fields).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ReadOnlySpan<T> AsSpan() => _fields;
}

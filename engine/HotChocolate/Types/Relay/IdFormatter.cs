using System.Collections;

namespace HotChocolate.Types.Relay;

/// <summary>Makes the global ids of one type.</summary>
internal sealed class IdFormatter(INodeIdSerializer serializer, string typeName)
{
    private readonly byte[]? _prefix = serializer is DefaultNodeIdSerializer ? DefaultNodeIdSerializer.PrefixOf(typeName) : null;

    /// <summary>Whether ids of numbers can be written as UTF-8 without a string.</summary>
    internal bool WritesNumbers => _prefix is { Length: <= 64 };

    /// <summary>Writes the global id of a number; <paramref name="output"/> has <see cref="DefaultNodeIdSerializer.LongestNumberId"/> bytes.</summary>
    internal int Write(long id, Span<byte> output) => DefaultNodeIdSerializer.Write(_prefix, id, output);

    internal object? Format(object? id) => id switch
    {
        null => null,
        string text => serializer.Format(typeName, text),
        IEnumerable ids => FormatAll(ids),
        _ => serializer.Format(typeName, id),
    };

    internal object? Format(string? id) => id is null ? null : serializer.Format(typeName, id);

    internal object Format(long id) =>
        serializer is DefaultNodeIdSerializer serializerOfLongs ? serializerOfLongs.Format(typeName, id) : serializer.Format(typeName, id);

    private List<object?> FormatAll(IEnumerable ids)
    {
        var formatted = new List<object?>();
        foreach (object? id in ids)
        {
            formatted.Add(Format(id));
        }

        return formatted;
    }
}

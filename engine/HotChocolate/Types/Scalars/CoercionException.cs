namespace HotChocolate.Types;

/// <summary>A value does not fit its type; <see cref="Path"/> leads from the outermost value to the one at fault.</summary>
internal sealed class CoercionException(string message, Exception? inner = null) : Exception(message, inner)
{
    private List<object>? _path;

    /// <summary>Field names and list indices, outermost first.</summary>
    internal IReadOnlyList<object> Path => _path ?? [];

    /// <summary>Where in the document the value is, if that is more precise than the place of the whole argument.</summary>
    internal Language.Location? Location { get; private set; }

    internal CoercionException At(Language.Location? location)
    {
        Location ??= location;
        return this;
    }

    internal CoercionException Under(object segment)
    {
        (_path ??= []).Insert(0, segment);
        return this;
    }
}

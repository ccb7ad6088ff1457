using System.Diagnostics.CodeAnalysis;
using HotChocolate.Execution.Relay;

namespace HotChocolate.Types.Relay;

/// <summary>A global id taken apart.</summary>
/// <param name="TypeName">The name of the object type.</param>
/// <param name="InternalId">The id within the type: a string, an integer or a <see cref="Guid"/>.</param>
public readonly record struct NodeId(string TypeName, object InternalId)
{
    public override string ToString() => $"{TypeName}:{InternalId}";
}

/// <summary>Turns a type and its internal id into an opaque global id and back (Relay, Global Object Identification).</summary>
public interface INodeIdSerializer
{
    /// <summary>Makes the global id.</summary>
    string Format(string typeName, object internalId);

    /// <summary>Takes a global id apart.</summary>
    /// <param name="formattedId">The global id.</param>
    /// <param name="runtimeType">What the internal id is to be: string, int, long, short or <see cref="Guid"/>.</param>
    /// <exception cref="NodeIdInvalidFormatException">The text is no global id of such a type.</exception>
    NodeId Parse(string formattedId, Type runtimeType);

    /// <summary>Reads only the type's name; false when the text is no global id or names no type.</summary>
    internal bool TryParseTypeName(string formattedId, [NotNullWhen(true)] out string? typeName)
    {
        try
        {
            typeName = Parse(formattedId, typeof(string)).TypeName;
            return true;
        }
        catch (NodeIdInvalidFormatException)
        {
            typeName = null;
            return false;
        }
    }
}

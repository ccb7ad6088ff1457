namespace Orleans.Serialization;

/// <summary>The base of what goes wrong between values and bytes.</summary>
public class SerializerException : Exception
{
    public SerializerException()
    {
    }

    public SerializerException(string message) : base(message)
    {
    }

    public SerializerException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>A value has a type that nothing serialises. The message names the type and the path by which the value was reached.</summary>
public sealed class CodecNotFoundException : SerializerException
{
    private readonly Type? _type;
    private readonly string? _path;

    public CodecNotFoundException(string message) : base(message)
    {
    }

    internal CodecNotFoundException(Type type, string? path = null)
        : base($"Could not find a codec for type {type}.{(path is null ? "" : $" It was reached by {path}.")}") => (_type, _path) = (type, path);

    /// <summary>The same refusal, seen from whoever holds the value.</summary>
    internal CodecNotFoundException Within(string holder) => _type is null ? this : new CodecNotFoundException(_type, _path is null ? holder : $"{holder} → {_path}");
}

/// <summary>The bytes hold something else than the type that reads them expects.</summary>
public sealed class UnsupportedWireTypeException : SerializerException
{
    public UnsupportedWireTypeException()
    {
    }

    public UnsupportedWireTypeException(string message) : base(message)
    {
    }
}

/// <summary>The bytes name a type that this process does not have, or must not make.</summary>
public sealed class IllegalTypeException(string typeName) : SerializerException($"Type \"{typeName}\" is not allowed.")
{
    public string TypeName { get; } = typeName;
}

/// <summary>The bytes point back to an object that they do not hold.</summary>
public sealed class ReferenceNotFoundException(Type targetType, uint targetId) : SerializerException($"Reference with id {targetId} and type {targetType} not found.")
{
    public uint TargetReference { get; } = targetId;

    public Type TargetReferenceType { get; } = targetType;
}

using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>Which codec carries the values of a type.</summary>
internal static class Codecs
{
    private static readonly ConcurrentDictionary<Type, Codec?> Known = [];

    /// <summary>Null if such values can not be carried.</summary>
    /// <exception cref="CodecNotFoundException">What the type is made of can not be carried.</exception>
    public static Codec? Find(Type type) => Known.TryGetValue(type, out var known) ? known : Known.GetOrAdd(type, Make(type));

    public static Codec Of(Type type) => Find(type) ?? throw new CodecNotFoundException(type);

    private static Codec? Make(Type type) =>
        BuiltInCodecs.Find(type)
        ?? Converters.Find(type)
        ?? (typeof(GrainReference).IsAssignableFrom(type) ? ReferenceCodec.Instance
        : type.IsEnum ? new EnumCodec(type)
        : type.IsSZArray ? Close(typeof(ArrayCodec<>), type.GetElementType()!)
        : type.IsArray ? new MatrixCodec(type)
        : CollectionCodecs.Find(type) is { } open ? Close(open, type.GetGenericArguments())
        : FrozenCodecs.Find(type) is { } frozen ? Close(frozen.Open, frozen.Arguments)
        : Sharing.IsTuple(type) ? new TupleCodec(type)
        : typeof(Exception).IsAssignableFrom(type) ? ExceptionCodec.Find(type)
        : type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !type.IsAbstract ? new MessageCodec(type)
        : null);

    private static Codec Close(Type open, params Type[] arguments)
    {
        try
        {
            return (Codec)Activator.CreateInstance(open.MakeGenericType(arguments))!;
        }
        catch (System.Reflection.TargetInvocationException exception) when (exception.InnerException is CodecNotFoundException refusal)
        {
            throw refusal.Within(open.Name[..^2]);
        }
    }
}

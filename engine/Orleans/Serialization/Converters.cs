using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The application's converters: foreign types that travel as a surrogate.</summary>
internal static class Converters
{
    private static readonly Lazy<Dictionary<Type, Type>> Known = new(static () =>
    {
        var known = new Dictionary<Type, Type>();
        foreach (var converter in GrainManifest.ApplicationTypes.Where(static type => type.IsDefined(typeof(RegisterConverterAttribute))))
        {
            foreach (var conversion in ConversionsOf(converter))
                known.TryAdd(Definition(conversion.GetGenericArguments()[0]), converter);
        }

        return known;
    });

    /// <summary>A codec for exactly this type: what derives from it has none.</summary>
    public static Codec? Find(Type type)
    {
        if (!Known.Value.TryGetValue(Definition(type), out var converter))
            return null;
        if (converter.IsGenericTypeDefinition)
            converter = converter.MakeGenericType(type.GetGenericArguments());
        return ConversionsOf(converter).FirstOrDefault(conversion => conversion.GetGenericArguments()[0] == type) is { } found
            ? (Codec)Activator.CreateInstance(typeof(ConverterCodec<,>).MakeGenericType(found.GetGenericArguments()), Activator.CreateInstance(converter))!
            : null;
    }

    private static IEnumerable<Type> ConversionsOf(Type converter) =>
        converter.GetInterfaces().Where(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConverter<,>));

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}

internal sealed class ConverterCodec<TValue, TSurrogate>(IConverter<TValue, TSurrogate> converter) : Codec(typeof(TValue)) where TSurrogate : struct
{
    private readonly Slot _surrogate = Slot.For(typeof(TSurrogate));

    public override void Write(WireWriter writer, object value) => _surrogate.Write(writer, converter.ConvertToSurrogate((TValue)value));

    public override object Read(WireReader reader, int place)
    {
        var value = converter.ConvertFromSurrogate((TSurrogate)_surrogate.Read(reader)!)!;
        if (Tracks)
            reader.Register(place, value);
        return value;
    }
}

using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which types Orleans' serialisation carries: built-in ones, collections of what it carries, references, and types with a generated serialiser or a surrogate.</summary>
internal sealed class Carriage
{
    private static readonly HashSet<Type> BuiltIn =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(Int128), typeof(UInt128),
        typeof(float), typeof(double), typeof(decimal), typeof(Half), typeof(char), typeof(string), typeof(object), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset),
        typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Uri), typeof(Version), typeof(Type), typeof(BitArray), typeof(System.Net.IPAddress), typeof(System.Net.IPEndPoint),
        typeof(System.Globalization.CultureInfo), typeof(CancellationToken), typeof(GrainId), typeof(GrainType), typeof(SiloAddress), typeof(StreamId),
    ];

    private static readonly HashSet<Type> Collections =
    [
        typeof(Nullable<>), typeof(List<>), typeof(HashSet<>), typeof(SortedSet<>), typeof(Queue<>), typeof(Stack<>), typeof(Dictionary<,>), typeof(SortedDictionary<,>), typeof(SortedList<,>),
        typeof(KeyValuePair<,>), typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(ISet<>), typeof(IReadOnlySet<>),
        typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(ArraySegment<>), typeof(Memory<>), typeof(ReadOnlyMemory<>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(Concurrency.Immutable<>),
    ];

    private readonly Dictionary<Type, string?> _known = [];
    private readonly HashSet<Type> _converted;

    public Carriage(GrainManifest manifest)
    {
        _converted = [.. manifest.Interfaces.Keys.Select(static type => type.Assembly).Concat(manifest.Classes.Keys.Select(static type => type.Assembly)).Distinct()
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => type.IsDefined(typeof(RegisterConverterAttribute)))
            .SelectMany(static type => type.GetInterfaces())
            .Where(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConverter<,>))
            .Select(static type => Definition(type.GetGenericArguments()[0]))];
    }

    /// <summary>What is carried by itself, and holds nothing but itself.</summary>
    public static bool IsBuiltIn(Type type) => BuiltIn.Contains(type) || typeof(Type).IsAssignableFrom(type);

    /// <summary>One line for each argument or result of the interface that can not travel, with the path to what it holds.</summary>
    public IEnumerable<string> Refusals(Type interfaceType)
    {
        foreach (var method in interfaceType.GetMethods())
        {
            foreach (var parameter in method.GetParameters())
            {
                if (WhyNot(parameter.ParameterType) is { } reason)
                    yield return $"{interfaceType.Name}.{method.Name}({parameter.Name}){reason}";
            }

            var result = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(object);
            if (WhyNot(result) is { } resultReason)
                yield return $"{interfaceType.Name}.{method.Name} -> {resultReason.TrimStart('.')}";
        }
    }

    /// <summary>Null if the type travels, else the path below it and what is wrong there.</summary>
    private string? WhyNot(Type type)
    {
        if (_known.TryGetValue(type, out var known))
            return known;
        _known[type] = null;
        return _known[type] = Judge(type);
    }

    private string? Judge(Type type)
    {
        if (type.IsGenericParameter || BuiltIn.Contains(type) || type.IsEnum || _converted.Contains(Definition(type)) || typeof(Exception).IsAssignableFrom(type))
            return null;
        if (type.IsArray)
            return WhyNot(type.GetElementType()!);
        if (typeof(IAddressable).IsAssignableFrom(type))
            return type.IsInterface || type == typeof(GrainReference) ? null : $".{type.Name}: pass the grain's interface, not its class";
        if (type.IsGenericType && (Collections.Contains(Definition(type)) || type.FullName!.StartsWith("System.Tuple`", StringComparison.Ordinal) || type.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal)))
            return type.GetGenericArguments().Select(WhyNot).FirstOrDefault(static reason => reason is not null);
        if (type.IsInterface || (type.IsAbstract && !type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)))
            return type.IsInterface && !type.Namespace!.StartsWith("System", StringComparison.Ordinal) ? null : $".{type.Name}: has no serialiser";
        return type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) ? JudgeMembers(type)
            : $".{type.Name}: has neither [GenerateSerializer] nor a registered converter";
    }

    private string? JudgeMembers(Type type)
    {
        foreach (var member in CarriedMembers.Of(type))
        {
            if (WhyNot(member.Type) is { } reason)
                return $".{type.Name}.{member.Name}{reason}";
        }

        return CarriedMembers.Missing(type) is { } missing ? $".{type.Name}.{missing}: has no [Id]" : null;
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}

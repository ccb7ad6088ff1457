using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Orleans.Serialization;

namespace Orleans.Embedded;

/// <summary>
/// The names of types on the wire: the <see cref="AliasAttribute"/>, else the full name with the assembly's. Built from parts: <c>t</c> and <c>a</c> with a
/// length, a colon and a name or alias; <c>r</c>, the rank, a colon and the element of an array; <c>g</c>, the number of arguments, a colon, the open type and they.
/// </summary>
internal static class TypeNames
{
    private static readonly ConcurrentDictionary<Type, byte[]> Names = [];
    private static readonly ConcurrentDictionary<string, Type> Types = [];
    private static readonly Lazy<Dictionary<string, Type>> Aliases = new(FindAliases);

    public static byte[] Of(Type type) => Names.GetOrAdd(type, static named => Encoding.UTF8.GetBytes(Describe(named)));

    public static Type Find(ReadOnlySpan<byte> utf8)
    {
        var name = Encoding.UTF8.GetString(utf8);
        return Types.GetOrAdd(name, static text =>
        {
            var rest = text.AsSpan();
            return Parse(ref rest);
        });
    }

    private static string Describe(Type type)
    {
        if (type.IsArray)
            return $"r{(type.IsSZArray ? 0 : type.GetArrayRank())}:{Describe(type.GetElementType()!)}";
        if (type is { IsGenericType: true, IsGenericTypeDefinition: false })
            return $"g{type.GetGenericArguments().Length}:{Describe(type.GetGenericTypeDefinition())}{string.Concat(type.GetGenericArguments().Select(Describe))}";
        if (type.GetCustomAttribute<AliasAttribute>(inherit: false) is { Alias: var alias })
            return $"a{alias.Length}:{alias}";
        var name = $"{type.FullName}, {type.Assembly.GetName().Name}";
        return $"t{name.Length}:{name}";
    }

    private static Type Parse(scoped ref ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 2 || !int.TryParse(text[1..colon], CultureInfo.InvariantCulture, out var number) || number < 0)
            throw new IllegalTypeException(text.ToString());
        var kind = text[0];
        text = text[(colon + 1)..];
        switch (kind)
        {
            case 'r':
                var element = Parse(ref text);
                return number == 0 ? element.MakeArrayType() : element.MakeArrayType(number);
            case 'g':
                var open = Parse(ref text);
                var arguments = new Type[number];
                for (var index = 0; index < number; index++)
                    arguments[index] = Parse(ref text);
                return open.MakeGenericType(arguments);
            default:
                if (number > text.Length)
                    throw new IllegalTypeException(text.ToString());
                var name = text[..number].ToString();
                text = text[number..];
                return (kind == 'a' ? Aliases.Value.GetValueOrDefault(name) : Type.GetType(name)) ?? throw new IllegalTypeException(name);
        }
    }

    /// <summary>The first by name keeps an alias that two types have: one of them is meant for a test, or a mistake that the contracts' check shows.</summary>
    private static Dictionary<string, Type> FindAliases()
    {
        var aliases = new Dictionary<string, Type>();
        foreach (var type in GrainManifest.ApplicationTypes.OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            if (type.GetCustomAttribute<AliasAttribute>(inherit: false) is { Alias: var alias })
                aliases.TryAdd(alias, type);
        }

        return aliases;
    }
}

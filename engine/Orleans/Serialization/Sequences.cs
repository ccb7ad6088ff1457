using System.Collections.Concurrent;

namespace Orleans.Embedded;

/// <summary>What is declared as a sequence arrives as a list, if what it is can not travel: a query, a collection of the compiler's.</summary>
internal static class Sequences
{
    private static readonly HashSet<Type> Open = [typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>)];
    private static readonly ConcurrentDictionary<Type, Func<object, object>> Lists = [];

    /// <summary>Null if the place is declared as something else.</summary>
    public static (Codec Codec, object List)? TryList(Type declared, object value)
    {
        if (!declared.IsGenericType || !Open.Contains(declared.GetGenericTypeDefinition()))
            return null;
        var item = declared.GetGenericArguments()[0];
        var list = Lists.GetOrAdd(item, static type => typeof(Sequences).GetMethod(nameof(ListOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).CreateDelegate<Func<object, object>>())(value);
        return (Codecs.Of(list.GetType()), list);
    }

    private static object ListOf<T>(object value) => new List<T>((IEnumerable<T>)value);
}

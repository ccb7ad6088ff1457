using System.Collections.Concurrent;

namespace HotChocolate.Types;

/// <summary>Remembers which object type a CLR type has behind an abstract type.</summary>
internal sealed class ConcurrentObjectTypes
{
    private readonly ConcurrentDictionary<(ITypeDefinition Abstract, Type Runtime), ObjectType?> _known = new();

    internal ObjectType? Find(ObjectType[] candidates, ITypeDefinition abstractType, object value)
    {
        (ITypeDefinition, Type) key = (abstractType, value.GetType());
        return _known.TryGetValue(key, out ObjectType? type)
            ? type
            : _known.GetOrAdd(key, static (k, types) => Search(types, k.Runtime), candidates);
    }

    private static ObjectType? Search(ObjectType[] candidates, Type runtimeType)
    {
        ObjectType? best = null;
        foreach (ObjectType candidate in candidates)
        {
            if (candidate.RuntimeType == runtimeType)
            {
                return candidate;
            }

            if (candidate.RuntimeType != typeof(object)
                && candidate.RuntimeType.IsAssignableFrom(runtimeType)
                && (best is null || best.RuntimeType.IsAssignableFrom(candidate.RuntimeType)))
            {
                best = candidate;
            }
        }

        return best;
    }
}

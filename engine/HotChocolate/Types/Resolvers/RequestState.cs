using HotChocolate.Resolvers;

namespace HotChocolate.Types;

/// <summary>Reads state for compiled resolvers.</summary>
internal static class RequestState
{
    internal static T Global<T>(IResolverContext context, string key, bool isOptional, T standIn) =>
        Read(context.ContextData.TryGetValue(key, out object? value), value, key, isOptional, standIn);

    internal static T Scoped<T>(IResolverContext context, string key, bool isOptional, T standIn) =>
        Read(context.ScopedContextData.TryGetValue(key, out object? value), value, key, isOptional, standIn);

    internal static T Local<T>(IResolverContext context, string key, bool isOptional, T standIn) =>
        Read(context.LocalContextData.TryGetValue(key, out object? value), value, key, isOptional, standIn);

    internal static T Required<T>(IResolverContext context, string key) => Global<T>(context, key, isOptional: false, default!);

    private static T Read<T>(bool isThere, object? value, string key, bool isOptional, T standIn)
    {
        if (isThere && value is T state)
        {
            return state;
        }

        return isOptional
            ? standIn
            : throw new InvalidOperationException($"The request has no state '{key}' of type {typeof(T).Name}.");
    }
}

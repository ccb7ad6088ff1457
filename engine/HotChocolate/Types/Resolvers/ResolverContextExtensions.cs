using HotChocolate.Resolvers;

namespace HotChocolate;

/// <summary>Typed access to a request's state.</summary>
public static class ResolverContextExtensions
{
    /// <exception cref="ArgumentException">There is no such state, or it has another type.</exception>
    public static T? GetGlobalState<T>(this IResolverContext context, string name) =>
        context.ContextData.TryGetValue(name, out object? value) && value is T or null
            ? (T?)value
            : throw new ArgumentException($"There is no global state '{name}' of type {typeof(T).Name}.", nameof(name));

    public static T? GetGlobalStateOrDefault<T>(this IResolverContext context, string name) =>
        context.ContextData.TryGetValue(name, out object? value) && value is T state ? state : default;

    public static T GetGlobalStateOrDefault<T>(this IResolverContext context, string name, T defaultValue) =>
        context.ContextData.TryGetValue(name, out object? value) && value is T state ? state : defaultValue;

    public static void SetGlobalState<T>(this IResolverContext context, string name, T value) =>
        context.ContextData[name] = value;

    public static T? GetScopedStateOrDefault<T>(this IResolverContext context, string name) =>
        context.ScopedContextData.TryGetValue(name, out object? value) && value is T state ? state : default;

    public static void SetScopedState<T>(this IResolverContext context, string name, T value) =>
        context.ScopedContextData = context.ScopedContextData.SetItem(name, value);

    public static T? GetLocalStateOrDefault<T>(this IResolverContext context, string name) =>
        context.LocalContextData.TryGetValue(name, out object? value) && value is T state ? state : default;

    public static void SetLocalState<T>(this IResolverContext context, string name, T value) =>
        context.LocalContextData = context.LocalContextData.SetItem(name, value);
}

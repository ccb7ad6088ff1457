using HotChocolate.Resolvers;
using HotChocolate.Types.Relay;

namespace HotChocolate.Types;

/// <summary>What a field's member was compiled to.</summary>
/// <param name="Invoke">Always there.</param>
/// <param name="Pure">There when the member is synchronous and nothing wraps it.</param>
/// <param name="FromParent">There when the member needs nothing but the parent.</param>
internal sealed record CompiledResolver(FieldDelegate Invoke, PureFieldDelegate? Pure = null, Func<object, object?>? FromParent = null)
{
    /// <summary><see cref="FromParent"/> without the box: a function of <see cref="object"/> to the member's own type.</summary>
    internal Delegate? Typed { get; init; }

    /// <summary>What makes global ids of the results; null where they are no ids.</summary>
    internal IdFormatter? Ids { get; init; }

    internal static CompiledResolver OfParent(Func<object, object?> fromParent) => new(
        context =>
        {
            context.Result = fromParent(context.ParentValue!);
            return default;
        },
        context => fromParent(context.ParentValue!),
        fromParent);

    internal static CompiledResolver Of(PureFieldDelegate pure) => new(
        context =>
        {
            context.Result = pure(context);
            return default;
        },
        pure);

    /// <summary>Puts middleware around the resolver, the first outermost.</summary>
    internal CompiledResolver Within(IReadOnlyList<FieldMiddleware> middleware)
    {
        if (middleware.Count == 0)
        {
            return this;
        }

        FieldDelegate pipeline = Invoke;
        for (int i = middleware.Count - 1; i >= 0; i--)
        {
            pipeline = middleware[i](pipeline);
        }

        return new CompiledResolver(pipeline);
    }
}

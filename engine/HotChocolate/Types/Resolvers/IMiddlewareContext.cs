namespace HotChocolate.Resolvers;

/// <summary>What field middleware sees: the resolver's view plus the result.</summary>
public interface IMiddlewareContext : IResolverContext
{
    /// <summary>
    /// The field's value so far: a CLR value, or an <see cref="IError"/> or a list of them, which become the field's errors.
    /// </summary>
    object? Result { get; set; }

    /// <summary>Whether something has set <see cref="Result"/>; the resolver does not run over it.</summary>
    bool IsResultModified { get; }

    /// <summary>Runs the resolver itself, without the pipeline's middleware.</summary>
    ValueTask<T> ResolveAsync<T>();
}

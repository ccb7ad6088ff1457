namespace HotChocolate.Resolvers;

/// <summary>Computes a field and leaves the outcome in <see cref="IMiddlewareContext.Result"/>.</summary>
public delegate ValueTask FieldDelegate(IMiddlewareContext context);

/// <summary>Wraps the rest of a field's pipeline.</summary>
public delegate FieldDelegate FieldMiddleware(FieldDelegate next);

/// <summary>Computes a field's value.</summary>
public delegate ValueTask<object?> FieldResolverDelegate(IResolverContext context);

/// <summary>Computes a field's value synchronously and without side effects on the context.</summary>
public delegate object? PureFieldDelegate(IResolverContext context);

/// <summary>Opens the source event stream of a subscription field (specification 6.2.3.1).</summary>
public delegate ValueTask<IAsyncEnumerable<object?>> SubscribeResolverDelegate(IResolverContext context);

using System.Collections.Immutable;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Resolvers;

/// <summary>What a resolver sees of the field that it computes and of the request around it.</summary>
public interface IResolverContext
{
    ISchemaDefinition Schema { get; }

    /// <summary>The object type that the field belongs to.</summary>
    ObjectType ObjectType { get; }

    ISelection Selection { get; }

    /// <summary>The field's name in the response: its alias or name.</summary>
    string ResponseName { get; }

    Path Path { get; }

    IServiceProvider Services { get; }

    IServiceProvider RequestServices { get; }

    /// <summary>Signals that the request was given up or timed out.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>State of the whole request.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>State that the fields below this one inherit.</summary>
    IImmutableDictionary<string, object?> ScopedContextData { get; set; }

    /// <summary>State of this field alone.</summary>
    IImmutableDictionary<string, object?> LocalContextData { get; set; }

    /// <summary>The value of the object that the field belongs to.</summary>
    T Parent<T>();

    /// <summary>The coerced value of an argument.</summary>
    /// <exception cref="GraphQLException">There is no such argument, or its value has another type.</exception>
    T ArgumentValue<T>(string name);

    /// <summary>The coerced value of an argument, and whether it was given.</summary>
    Optional<T> ArgumentOptional<T>(string name);

    /// <summary>The argument as it was written, variables replaced.</summary>
    TValueNode ArgumentLiteral<TValueNode>(string name)
        where TValueNode : IValueNode;

    T Service<T>()
        where T : notnull;

    T Service<T>(object key)
        where T : notnull;

    /// <summary>Adds an error at the field's path; the field's result stays.</summary>
    void ReportError(string errorMessage);

    /// <inheritdoc cref="ReportError(string)"/>
    void ReportError(IError error);

    /// <inheritdoc cref="ReportError(string)"/>
    void ReportError(Exception exception, Action<ErrorBuilder>? configure = null);

    /// <summary>The parent's value for compiled resolvers, uncast.</summary>
    internal object? ParentValue { get; }

    /// <summary>The coerced argument in a slot (<see cref="InputValueDefinition.Index"/>), for compiled resolvers.</summary>
    internal ArgumentValue Argument(int index);

    /// <summary>A service for compiled resolvers; throws when it is not registered.</summary>
    internal object GetService(Type type);

    /// <summary>A data loader of this request for compiled resolvers.</summary>
    internal object GetDataLoader(Type type);
}

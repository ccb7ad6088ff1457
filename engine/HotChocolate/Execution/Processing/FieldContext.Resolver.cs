using System.Collections.Immutable;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Processing;

/// <summary>The resolver's view of its field.</summary>
internal sealed partial class FieldContext
{
    private ImmutableDictionary<string, object?>? _local;

    public ISchemaDefinition Schema => execution.Schema;

    public ObjectType ObjectType => Selection.DeclaringType;

    ISelection IResolverContext.Selection => Selection;

    public string ResponseName => Selection.ResponseName;

    public Path Path => execution.Document.PathOf(Slot);

    public IServiceProvider Services => execution.Services;

    public IServiceProvider RequestServices => execution.Services;

    public CancellationToken RequestAborted => execution.Aborted;

    public IDictionary<string, object?> ContextData => execution.ContextData;

    public IImmutableDictionary<string, object?> ScopedContextData
    {
        get => Scope;
        set => Scope = value as ImmutableDictionary<string, object?> ?? value.ToImmutableDictionary();
    }

    public IImmutableDictionary<string, object?> LocalContextData
    {
        get => _local ?? ImmutableDictionary<string, object?>.Empty;
        set => _local = value as ImmutableDictionary<string, object?> ?? value.ToImmutableDictionary();
    }

    public T Parent<T>() => ParentValue is T parent
        ? parent
        : ParentValue is null ? default! : throw new InvalidCastException(
            $"The parent of {ObjectType.Name}.{Selection.Field.Name} is a {ParentValue.GetType().Name}, not a {typeof(T).Name}.");

    public T ArgumentValue<T>(string name)
    {
        var value = _arguments[ArgumentNamed(name).Index].Value;
        return value is T or null
            ? (T)value!
            : throw new GraphQLException($"The argument '{name}' is a {value.GetType().Name}, not a {typeof(T).Name}.");
    }

    public Optional<T> ArgumentOptional<T>(string name)
    {
        var argument = _arguments[ArgumentNamed(name).Index];
        return argument.IsSet ? new Optional<T>((T)argument.Value!) : Optional<T>.Empty((T)argument.Value!);
    }

    public TValueNode ArgumentLiteral<TValueNode>(string name)
        where TValueNode : IValueNode
    {
        var definition = ArgumentNamed(name);
        var written = Selection.SyntaxNode.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
        var literal = written is null ? definition.DefaultValue ?? NullValueNode.Default : execution.ReplaceVariables(written);
        return literal is TValueNode typed
            ? typed
            : throw new GraphQLException($"The argument '{name}' is a {literal.Kind}, not a {typeof(TValueNode).Name}.");
    }

    public T Service<T>()
        where T : notnull => execution.Services.GetRequiredService<T>();

    public T Service<T>(object key)
        where T : notnull => execution.Services.GetRequiredKeyedService<T>(key);

    public void ReportError(string errorMessage)
    {
        ArgumentException.ThrowIfNullOrEmpty(errorMessage);
        ReportError(ErrorBuilder.New().SetMessage(errorMessage).Build());
    }

    public void ReportError(IError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        HasReportedErrors = true;
        execution.AddErrors(this, new GraphQLException(error));
    }

    public void ReportError(Exception exception, Action<ErrorBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        HasReportedErrors = true;
        execution.AddErrors(this, exception, configure);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The field's resolver is not synchronous.</exception>
    public ValueTask<T> ResolveAsync<T>()
        => Selection.Field.PureResolver is { } resolver
            ? new ValueTask<T>((T)resolver(this)!)
            : throw new NotSupportedException($"The resolver of {ObjectType.Name}.{Selection.Field.Name} runs in its pipeline only.");

    ArgumentValue IResolverContext.Argument(int index) => _arguments[index];

    object IResolverContext.GetService(Type type) => execution.Services.GetRequiredService(type);

    object IResolverContext.GetDataLoader(Type type) => execution.Services.GetRequiredService(type);

    private Argument ArgumentNamed(string name)
        => Selection.Field.Arguments.TryGetField(name, out var argument)
            ? argument
            : throw new GraphQLException($"{ObjectType.Name}.{Selection.Field.Name} has no argument '{name}'.");
}

using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using HotChocolate.Types.Relay;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What a schema is made from.</summary>
public static class SchemaRequestExecutorBuilderExtensions
{
    public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder)
        where T : class => builder.ConfigureSchema(s => s.AddRootType(typeof(T), OperationType.Query));

    public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder)
        where T : class => builder.ConfigureSchema(s => s.AddRootType(typeof(T), OperationType.Mutation));

    public static IRequestExecutorBuilder AddSubscriptionType<T>(this IRequestExecutorBuilder builder)
        where T : class => builder.ConfigureSchema(s => s.AddRootType(typeof(T), OperationType.Subscription));

    /// <summary>Adds a type that no field mentions, such as an implementation of an interface.</summary>
    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(T));

    /// <inheritdoc cref="AddType{T}"/>
    public static IRequestExecutorBuilder AddType(this IRequestExecutorBuilder builder, Type type) =>
        builder.ConfigureSchema(s => s.AddType(type));

    /// <inheritdoc cref="AddType{T}"/>
    public static IRequestExecutorBuilder AddObjectType<T>(this IRequestExecutorBuilder builder) => builder.AddType(typeof(T));

    /// <summary>Adds the union of the object types that implement <typeparamref name="T"/>.</summary>
    public static IRequestExecutorBuilder AddUnionType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(s => s.AddUnion(typeof(T)));

    /// <summary>Adds the interface that the object types derived from <typeparamref name="T"/> implement.</summary>
    public static IRequestExecutorBuilder AddInterfaceType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(s => s.AddInterface(typeof(T)));

    public static IRequestExecutorBuilder AddEnumType<T>(this IRequestExecutorBuilder builder)
        where T : struct, Enum => builder.AddType(typeof(T));

    public static IRequestExecutorBuilder AddInputObjectType<T>(this IRequestExecutorBuilder builder) =>
        builder.ConfigureSchema(s => s.AddInput(typeof(T)));

    /// <summary>Adds the fields of a class that carries <see cref="ExtendObjectTypeAttribute"/> to the type it names.</summary>
    public static IRequestExecutorBuilder AddTypeExtension<T>(this IRequestExecutorBuilder builder) =>
        builder.AddTypeExtension(typeof(T));

    /// <inheritdoc cref="AddTypeExtension{T}"/>
    public static IRequestExecutorBuilder AddTypeExtension(this IRequestExecutorBuilder builder, Type type) =>
        builder.ConfigureSchema(s => s.AddTypeExtension(type));

    /// <summary>Adds <c>Node</c>, <c>node</c> and <c>nodes</c> (Relay, Global Object Identification).</summary>
    public static IRequestExecutorBuilder AddGlobalObjectIdentification(
        this IRequestExecutorBuilder builder, Action<GlobalObjectIdentificationOptions>? configure = null) =>
        builder.ConfigureSchema(s => s.UseGlobalObjectIdentification(configure));

    /// <summary>Wraps mutations' parameters in one input and their results in payloads with typed errors.</summary>
    public static IRequestExecutorBuilder AddMutationConventions(
        this IRequestExecutorBuilder builder, bool applyToAllMutations = true) =>
        builder.AddMutationConventions(new MutationConventionOptions { ApplyToAllMutations = applyToAllMutations });

    /// <inheritdoc cref="AddMutationConventions(IRequestExecutorBuilder, bool)"/>
    public static IRequestExecutorBuilder AddMutationConventions(
        this IRequestExecutorBuilder builder, MutationConventionOptions options) =>
        builder.ConfigureSchema(s => s.UseMutationConventions(options));

    public static IRequestExecutorBuilder ModifyPagingOptions(
        this IRequestExecutorBuilder builder, Action<PagingOptions> configure) =>
        builder.ConfigureSchema(s => configure(s.PagingOptions));

    public static IRequestExecutorBuilder ModifyOptions(this IRequestExecutorBuilder builder, Action<SchemaOptions> configure) =>
        builder.ConfigureSchema(s => configure(s.Options));

    public static IRequestExecutorBuilder ModifyRequestOptions(
        this IRequestExecutorBuilder builder, Action<RequestExecutorOptions> configure) =>
        builder.Configure(s => configure(s.RequestExecutorOptions));

    /// <summary>Lets what belongs to the schema, such as error filters, use a service of the application. Here they always may.</summary>
    public static IRequestExecutorBuilder AddApplicationService<TService>(this IRequestExecutorBuilder builder)
        where TService : class => builder;

    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder)
        where T : class, IErrorFilter
    {
        builder.Services.TryAddSingleton<T>();
        return builder.Configure(s => s.ErrorFilters.Add(static services => services.GetRequiredService<T>()));
    }

    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder, Func<IServiceProvider, T> factory)
        where T : class, IErrorFilter => builder.Configure(s => s.ErrorFilters.Add(factory));

    /// <summary>Adds an error filter that is a function.</summary>
    public static IRequestExecutorBuilder AddErrorFilter(this IRequestExecutorBuilder builder, Func<IError, IError> onError) =>
        builder.Configure(s => s.ErrorFilters.Add(_ => new DelegateErrorFilter(onError)));

    internal static IRequestExecutorBuilder ConfigureSchema(this IRequestExecutorBuilder builder, Action<SchemaBuilder> configure) =>
        builder.Configure(s => configure(s.Schema));

    internal static IRequestExecutorBuilder Configure(this IRequestExecutorBuilder builder, Action<RequestExecutorSetup> configure)
    {
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    private sealed class DelegateErrorFilter(Func<IError, IError> onError) : IErrorFilter
    {
        public IError OnError(IError error) => onError(error);
    }
}

using GreenDonut;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Options;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How requests are executed.</summary>
public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>
    /// Adds a step before or after the step with the given key. Without either the steps added so make up the whole pipeline
    /// (see <see cref="UseDefaultPipeline"/>).
    /// </summary>
    /// <exception cref="ArgumentException">A step that is placed has no key, although it may be there only once.</exception>
    /// <exception cref="InvalidOperationException">When the executor is made: there is no step with that key.</exception>
    public static IRequestExecutorBuilder UseRequest(
        this IRequestExecutorBuilder builder,
        RequestMiddleware middleware,
        string? key = null,
        string? before = null,
        string? after = null,
        bool allowMultiple = false)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return builder.Use(new RequestMiddlewareConfiguration(middleware, key), before, after, allowMultiple);
    }

    /// <inheritdoc cref="UseRequest(IRequestExecutorBuilder, RequestMiddleware, string?, string?, string?, bool)"/>
    public static IRequestExecutorBuilder UseRequest(
        this IRequestExecutorBuilder builder,
        Func<RequestDelegate, RequestDelegate> middleware,
        string? key = null,
        string? before = null,
        string? after = null,
        bool allowMultiple = false)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return builder.UseRequest((_, next) => middleware(next), key, before, after, allowMultiple);
    }

    /// <summary>Adds all steps of the default pipeline.</summary>
    public static IRequestExecutorBuilder UseDefaultPipeline(this IRequestExecutorBuilder builder)
        => builder.Configure(setup => setup.Pipeline.Add(RequestMiddlewareConfiguration.DefaultPipeline));

    public static IRequestExecutorBuilder ModifyParserOptions(
        this IRequestExecutorBuilder builder, Action<RequestParserOptions> configure)
        => builder.Configure(setup => configure(setup.ParserOptions));

    public static IRequestExecutorBuilder ConfigureOnRequestExecutorCreated(
        this IRequestExecutorBuilder builder, Action<IRequestExecutor> action)
        => builder.Configure(setup => setup.OnCreated.Add(action));

    /// <summary>Adds a DataLoader, one per service scope; resolvers take it as a parameter.</summary>
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder)
        where T : class, IDataLoader
    {
        builder.Services.TryAddScoped<T>();
        return builder.Configure(static setup => setup.UsesDataLoaders = true);
    }

    /// <summary>Adds a DataLoader that is also asked for by an interface of its own.</summary>
    public static IRequestExecutorBuilder AddDataLoader<TService, TImplementation>(this IRequestExecutorBuilder builder)
        where TService : class, IDataLoader
        where TImplementation : class, TService
    {
        builder.Services.TryAddScoped<TService>(static services => services.GetRequiredService<TImplementation>());
        return builder.AddDataLoader<TImplementation>();
    }

    /// <summary>Adds a DataLoader that <paramref name="factory"/> makes.</summary>
    public static IRequestExecutorBuilder AddDataLoader<T>(this IRequestExecutorBuilder builder, Func<IServiceProvider, T> factory)
        where T : class, IDataLoader
    {
        builder.Services.TryAddScoped(factory);
        return builder.Configure(static setup => setup.UsesDataLoaders = true);
    }

    private static IRequestExecutorBuilder Use(
        this IRequestExecutorBuilder builder, RequestMiddlewareConfiguration step, string? before, string? after, bool allowMultiple)
    {
        if (before is null && after is null)
            return builder.Configure(setup => setup.Pipeline.Add(step));
        if (!allowMultiple && string.IsNullOrEmpty(step.Key))
            throw new ArgumentException("A step needs a key unless it may be there several times.", nameof(step));
        return builder.Configure(setup => setup.PipelineModifiers.Add(steps => Insert(steps, step, before, after, allowMultiple)));
    }

    private static void Insert(
        List<RequestMiddlewareConfiguration> steps, RequestMiddlewareConfiguration step, string? before, string? after, bool allowMultiple)
    {
        if (!allowMultiple && step.Key is not null && steps.Exists(other => other.Key == step.Key))
            return;
        var index = steps.FindIndex(other => other.Key == (before ?? after));
        if (index < 0)
            throw new InvalidOperationException($"The request pipeline has no step with the key `{before ?? after}`.");
        steps.Insert(before is null ? index + 1 : index, step);
    }
}

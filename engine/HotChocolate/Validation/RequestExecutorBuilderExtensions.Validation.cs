using HotChocolate.Execution.Configuration;
using HotChocolate.Validation;
using HotChocolate.Validation.Options;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class RequestExecutorBuilderExtensions
{
    /// <summary>Adds a rule that is made from the application's services.</summary>
    public static IRequestExecutorBuilder AddValidationRule<T>(this IRequestExecutorBuilder builder)
        where T : class, IDocumentValidatorRule
        => builder.ConfigureValidation((_, validation) => validation.AddRule<T>());

    public static IRequestExecutorBuilder AddValidationRule<T>(
        this IRequestExecutorBuilder builder, Func<IServiceProvider, ValidationOptions, T> factory)
        where T : class, IDocumentValidatorRule
        => builder.ConfigureValidation((_, validation) => validation.AddRule(factory));

    public static IRequestExecutorBuilder ConfigureValidation(
        this IRequestExecutorBuilder builder, Action<IServiceProvider, DocumentValidatorBuilder> configure)
    {
        builder.Services.Configure<RequestExecutorSetup>(builder.Name, setup => setup.Validation.Add(configure));
        return builder;
    }

    /// <summary>Refuses operations with more levels of fields than given.</summary>
    public static IRequestExecutorBuilder AddMaxExecutionDepthRule(
        this IRequestExecutorBuilder builder, int maxAllowedExecutionDepth, bool skipIntrospectionFields = false)
        => builder.ModifyValidationOptions(options =>
        {
            options.MaxAllowedExecutionDepth = maxAllowedExecutionDepth;
            options.SkipIntrospectionFields = skipIntrospectionFields;
        });

    /// <summary>Refuses <c>__schema</c> and <c>__type</c>, except for requests that are allowed them.</summary>
    public static IRequestExecutorBuilder DisableIntrospection(this IRequestExecutorBuilder builder, bool disable = true)
        => builder.ModifyValidationOptions(options => options.DisableIntrospection = disable);

    /// <inheritdoc cref="DisableIntrospection(IRequestExecutorBuilder, bool)"/>
    public static IRequestExecutorBuilder DisableIntrospection(
        this IRequestExecutorBuilder builder, Func<IServiceProvider, ValidationOptions, bool> disable)
        => builder.ConfigureValidation((_, validation) => validation.ModifyOptions(
            (services, options) => options.DisableIntrospection = disable(services, options)));

    public static IRequestExecutorBuilder SetMaxAllowedValidationErrors(
        this IRequestExecutorBuilder builder, int maxAllowedValidationErrors)
        => builder.ModifyValidationOptions(options => options.MaxAllowedErrors = maxAllowedValidationErrors);

    public static IRequestExecutorBuilder SetMaxAllowedLocationsPerValidationError(
        this IRequestExecutorBuilder builder, int maxAllowedLocationsPerError)
        => builder.ModifyValidationOptions(options => options.MaxLocationsPerError = maxAllowedLocationsPerError);

    private static IRequestExecutorBuilder ModifyValidationOptions(
        this IRequestExecutorBuilder builder, Action<ValidationOptions> configure)
        => builder.ConfigureValidation((_, validation) => validation.ModifyOptions(configure));
}

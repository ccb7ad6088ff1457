using HotChocolate.Validation.Options;
using HotChocolate.Validation.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Validation;

/// <summary>Collects rules and options for a <see cref="DocumentValidator"/>.</summary>
public sealed class DocumentValidatorBuilder
{
    private readonly List<RuleRegistration> _rules = [];
    private readonly List<Action<IServiceProvider, ValidationOptions>> _optionChanges = [];
    private IServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    private DocumentValidatorBuilder() { }

    public static DocumentValidatorBuilder New() => new();

    public DocumentValidatorBuilder SetServices(IServiceProvider services)
    {
        _services = services;
        return this;
    }

    public DocumentValidatorBuilder ModifyOptions(Action<ValidationOptions> configure)
        => ModifyOptions((_, options) => configure(options));

    public DocumentValidatorBuilder ModifyOptions(Action<IServiceProvider, ValidationOptions> configure)
    {
        _optionChanges.Add(configure);
        return this;
    }

    /// <summary>Adds a rule, made by the factory or else from the services, unless it is not enabled.</summary>
    public DocumentValidatorBuilder AddRule<TRule>(
        Func<IServiceProvider, ValidationOptions, TRule>? factory = null,
        Func<IServiceProvider, ValidationOptions, bool>? isEnabled = null)
        where TRule : class, IDocumentValidatorRule
    {
        factory ??= static (services, _) => ActivatorUtilities.GetServiceOrCreateInstance<TRule>(services);
        _rules.Add(new RuleRegistration(typeof(TRule), factory, isEnabled));
        return this;
    }

    public DocumentValidatorBuilder RemoveRule<TRule>() where TRule : class, IDocumentValidatorRule
    {
        _rules.RemoveAll(rule => rule.Type == typeof(TRule));
        return this;
    }

    /// <summary>Adds the rules of the specification's section 5 and the limits that the options ask for.</summary>
    internal DocumentValidatorBuilder AddDefaultRules()
        => AddRule(static (_, _) => new SpecificationRules())
            .AddRule(static (_, options) => new MaxExecutionDepthRule(options))
            .AddRule(static (_, options) => new IntrospectionDepthRule(options), static (_, o) => !o.DisableDepthRule)
            .AddRule(static (_, _) => new IntrospectionRule(), static (_, options) => options.DisableIntrospection);

    public DocumentValidator Build()
    {
        var options = new ValidationOptions();
        foreach (Action<IServiceProvider, ValidationOptions> change in _optionChanges)
            change(_services, options);
        IEnumerable<IDocumentValidatorRule> rules = _rules
            .Where(rule => rule.IsEnabled?.Invoke(_services, options) ?? true)
            .Select(rule => rule.Create(_services, options))
            .OrderBy(rule => rule.Priority);
        return new DocumentValidator([.. rules], options);
    }

    private sealed record RuleRegistration(
        Type Type,
        Func<IServiceProvider, ValidationOptions, IDocumentValidatorRule> Create,
        Func<IServiceProvider, ValidationOptions, bool>? IsEnabled);
}

using System.Collections.Immutable;
using HotChocolate.Execution.Configuration;
using HotChocolate.Language;
using HotChocolate.Validation.Options;

namespace HotChocolate.Validation;

/// <summary>Says whether a document can be executed against a schema (specification 5).</summary>
public sealed class DocumentValidator
{
    private readonly ValidationOptions _options;

    internal DocumentValidator(ImmutableArray<IDocumentValidatorRule> rules, ValidationOptions options)
    {
        Rules = rules;
        _options = options;
        foreach (IDocumentValidatorRule rule in rules)
            HasNonCacheableRules |= !rule.IsCacheable;
    }

    /// <summary>The rules in the order in which they run.</summary>
    public ImmutableArray<IDocumentValidatorRule> Rules { get; }

    /// <summary>Whether a document whose result is cached must still be shown to some rules, for each request.</summary>
    public bool HasNonCacheableRules { get; }

    /// <summary>Runs all rules; what they found is in the result.</summary>
    public DocumentValidatorResult Validate(ISchemaDefinition schema, DocumentNode document)
        => Validate(schema, document, contextData: null);

    /// <summary>
    /// Runs all rules, or only those that look at more than schema and document. The context data are the request's:
    /// what <see cref="IntrospectionKeys"/> names is read there.
    /// </summary>
    public DocumentValidatorResult Validate(
        ISchemaDefinition schema,
        DocumentNode document,
        IReadOnlyDictionary<string, object?>? contextData,
        bool onlyNonCacheable = false)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        var context = new DocumentValidatorContext(schema, document, _options, contextData);
        try
        {
            foreach (IDocumentValidatorRule rule in Rules)
            {
                if (context.FatalErrorDetected)
                    break;
                if (!onlyNonCacheable || !rule.IsCacheable)
                    rule.Validate(context, document);
            }
        }
        catch (MaxValidationErrorsException)
        {
            // The context holds the errors up to the limit and one that tells about it.
        }
        return context.Errors.Count == 0 ? DocumentValidatorResult.OK : new DocumentValidatorResult(context.Errors);
    }

    internal static DocumentValidator Create(IServiceProvider services, RequestExecutorSetup setup)
    {
        DocumentValidatorBuilder builder = DocumentValidatorBuilder.New().SetServices(services).AddDefaultRules();
        foreach (Action<IServiceProvider, DocumentValidatorBuilder> configure in setup.Validation)
            configure(services, builder);
        return builder.Build();
    }
}

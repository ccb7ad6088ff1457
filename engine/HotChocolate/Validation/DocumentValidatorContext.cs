using System.Diagnostics.CodeAnalysis;
using HotChocolate.Language;
using HotChocolate.Validation.Options;

namespace HotChocolate.Validation;

/// <summary>What the rules see of one validation, and where they report to. Used by one thread.</summary>
public sealed class DocumentValidatorContext
{
    private readonly List<IError> _errors = [];
    private readonly int _maxAllowedErrors;

    internal DocumentValidatorContext(
        ISchemaDefinition schema,
        DocumentNode document,
        ValidationOptions options,
        IReadOnlyDictionary<string, object?>? contextData)
    {
        Schema = schema;
        Document = document;
        Fragments = new FragmentContext(document);
        MaxLocationsPerError = options.MaxLocationsPerError;
        _maxAllowedErrors = options.MaxAllowedErrors;
        ContextData = contextData is null ? [] : new(contextData);
    }

    public ISchemaDefinition Schema { get; }

    public DocumentNode Document { get; }

    /// <summary>The document's fragments by name.</summary>
    public FragmentContext Fragments { get; }

    /// <summary>Data of the request, and of rules that have something to tell to later ones.</summary>
    public Dictionary<string, object?> ContextData { get; }

    public IReadOnlyList<IError> Errors => _errors;

    /// <summary>Set by a rule after which the others would only find consequences: they do not run.</summary>
    public bool FatalErrorDetected { get; set; }

    /// <summary>Set by a rule that failed itself rather than found a fault.</summary>
    public bool UnexpectedErrorsDetected { get; set; }

    public int MaxLocationsPerError { get; }

    /// <summary>Adds an error; past the allowed number it adds one that says so and ends the validation.</summary>
    public void ReportError(IError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (_errors.Count >= _maxAllowedErrors)
        {
            _errors.Add(ErrorBuilder.New()
                .SetMessage($"The document has more than {_maxAllowedErrors} errors; validation stopped.")
                .Build());
            throw new MaxValidationErrorsException();
        }
        _errors.Add(error);
    }

    /// <summary>Fragments by name; of several with one name, the last.</summary>
    public sealed class FragmentContext
    {
        private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);

        internal FragmentContext(DocumentNode document)
        {
            foreach (IDefinitionNode definition in document.Definitions)
            {
                if (definition is FragmentDefinitionNode fragment)
                    _fragments[fragment.Name.Value] = fragment;
            }
        }

        public IEnumerable<string> Names => _fragments.Keys;

        public bool Exists(FragmentSpreadNode spread) => _fragments.ContainsKey(spread.Name.Value);

        public bool TryGet(FragmentSpreadNode spread, [NotNullWhen(true)] out FragmentDefinitionNode? fragment)
            => _fragments.TryGetValue(spread.Name.Value, out fragment);
    }
}

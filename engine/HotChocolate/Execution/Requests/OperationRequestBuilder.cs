using System.Text.Json;
using System.Text.Json.Serialization;
using HotChocolate.AspNetCore.Http;
using HotChocolate.Language;

namespace HotChocolate.Execution;

/// <summary>Collects the parts of an <see cref="IOperationRequest"/>.</summary>
public sealed class OperationRequestBuilder
{
    private static readonly JsonSerializerOptions s_variables = new() { Converters = { new JsonStringEnumConverter() } };

    private IOperationDocument? _document;
    private OperationDocumentId _documentId;
    private string? _operationName;
    private JsonElement _variables;
    private JsonElement _extensions;
    private Dictionary<string, object?>? _state;
    private bool _isStateShared;
    private IServiceProvider? _services;
    private RequestFlags _flags = RequestFlags.AllowAll;

    public static OperationRequestBuilder New() => new();

    /// <summary>Starts with everything that <paramref name="request"/> has.</summary>
    public static OperationRequestBuilder From(IOperationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new OperationRequestBuilder
        {
            _document = request.Document,
            _documentId = request.DocumentId,
            _operationName = request.OperationName,
            _variables = request.VariableValues,
            _extensions = request.Extensions,
            _state = request.ContextData is null ? null : new(request.ContextData),
            _services = request.Services,
            _flags = request.Flags,
        };
    }

    public OperationRequestBuilder SetDocument(string sourceText)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceText);
        _document = new OperationDocumentSourceText(sourceText);
        return this;
    }

    public OperationRequestBuilder SetDocument(DocumentNode document)
    {
        _document = new OperationDocument(document);
        return this;
    }

    /// <summary>What a transport has parsed: a document in its buffer, or the name of one.</summary>
    internal OperationRequestBuilder SetDocument(GraphQLRequest request)
    {
        _document = request.Query.IsEmpty ? null : new OperationDocumentBytes(request.Query);
        _documentId = request.DocumentId;
        return this;
    }

    internal OperationRequestBuilder SetDocument(IOperationDocument document)
    {
        _document = document;
        return this;
    }

    /// <summary>Names a stored document, in place of bringing one.</summary>
    public OperationRequestBuilder SetDocumentId(OperationDocumentId? documentId)
    {
        _documentId = documentId ?? default;
        return this;
    }

    public OperationRequestBuilder SetOperationName(string? operationName)
    {
        _operationName = operationName;
        return this;
    }

    /// <summary>Sets the variables from the text of a JSON object.</summary>
    public OperationRequestBuilder SetVariableValues(string variableValues)
        => SetVariableValues(JsonElement.Parse(variableValues));

    public OperationRequestBuilder SetVariableValues(JsonDocument? variableValues)
        => SetVariableValues(variableValues?.RootElement ?? default);

    /// <summary>Sets the variables from CLR values, as JSON would have them.</summary>
    public OperationRequestBuilder SetVariableValues(IReadOnlyDictionary<string, object?>? variableValues)
        => SetVariableValues(variableValues is null ? default : JsonSerializer.SerializeToElement(variableValues, s_variables));

    internal OperationRequestBuilder SetVariableValues(JsonElement variableValues)
    {
        _variables = variableValues;
        return this;
    }

    public OperationRequestBuilder SetExtensions(IReadOnlyDictionary<string, object?>? extensions)
        => SetExtensions(extensions is null ? default : JsonSerializer.SerializeToElement(extensions));

    internal OperationRequestBuilder SetExtensions(JsonElement extensions)
    {
        _extensions = extensions;
        return this;
    }

    public OperationRequestBuilder SetGlobalState(IReadOnlyDictionary<string, object?>? contextData)
    {
        _state = contextData is null ? null : new(contextData);
        _isStateShared = false;
        return this;
    }

    /// <summary>Sets state, in place of what had this name.</summary>
    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        OwnState()[name] = value;
        return this;
    }

    /// <summary>Adds state.</summary>
    /// <exception cref="ArgumentException">There is state of this name.</exception>
    public OperationRequestBuilder AddGlobalState(string name, object? value)
    {
        OwnState().Add(name, value);
        return this;
    }

    /// <summary>Adds state unless there is some of this name.</summary>
    public OperationRequestBuilder TryAddGlobalState(string name, object? value)
    {
        OwnState().TryAdd(name, value);
        return this;
    }

    public OperationRequestBuilder RemoveGlobalState(string name)
    {
        if (_state is not null)
            OwnState().Remove(name);
        return this;
    }

    public OperationRequestBuilder SetServices(IServiceProvider? services)
    {
        _services = services;
        return this;
    }

    public OperationRequestBuilder TrySetServices(IServiceProvider? services)
    {
        _services ??= services;
        return this;
    }

    public OperationRequestBuilder SetFlags(RequestFlags flags)
    {
        _flags = flags;
        return this;
    }

    /// <summary>Makes the request; later changes of the builder do not reach it.</summary>
    public IOperationRequest Build()
    {
        _isStateShared = true;
        return new OperationRequest
        {
            Document = _document,
            DocumentId = _documentId,
            OperationName = _operationName,
            VariableValues = _variables,
            Extensions = _extensions,
            ContextData = _state,
            Services = _services,
            Flags = _flags,
        };
    }

    /// <summary>The state to write to: a request that was built keeps what it has.</summary>
    private Dictionary<string, object?> OwnState()
    {
        if (_state is null || _isStateShared)
            _state = _state is null ? [] : new(_state);
        _isStateShared = false;
        return _state;
    }
}

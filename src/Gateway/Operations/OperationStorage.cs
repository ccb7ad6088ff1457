using System.Collections.Frozen;
using HotChocolate.Execution;
using HotChocolate.Language;
using HotChocolate.PersistedOperations;
using Microsoft.Extensions.Options;

namespace Nexus.Gateway.Operations;

/// <summary>Finds the documents that requests name: trusted ones first, then what clients have registered.</summary>
internal sealed class OperationStorage(IOptions<OperationOptions> options) : IOperationDocumentStorage
{
    private readonly FrozenDictionary<string, IOperationDocument> _trusted = TrustedOperations.Read(options.Value);
    private readonly RegisteredOperations _registered = new(options.Value);

    public ValueTask<IOperationDocument?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default) =>
        new(_trusted.TryGetValue(documentId.Value, out var document) || _registered.TryGet(documentId.Value, out document) ? document : null);

    public ValueTask SaveAsync(OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default)
    {
        if (!_trusted.ContainsKey(documentId.Value))
            _registered.Add(documentId.Value, document);
        return default;
    }
}

using HotChocolate.Execution;
using HotChocolate.Language;

namespace HotChocolate.PersistedOperations;

/// <summary>Where documents are kept that requests name by id.</summary>
public interface IOperationDocumentStorage
{
    /// <summary>The document of an id, or null where there is none.</summary>
    ValueTask<IOperationDocument?> TryReadAsync(OperationDocumentId documentId, CancellationToken cancellationToken = default);

    /// <summary>Keeps a document that a client has registered (automatic persisted operations).</summary>
    ValueTask SaveAsync(OperationDocumentId documentId, IOperationDocument document, CancellationToken cancellationToken = default);
}

/// <summary>What persisted operations are for.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Whether requests that bring their own document are refused (<c>HC0067</c>).</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }

    /// <summary>The error of such requests.</summary>
    public IError OperationNotAllowedError { get; set; } = ErrorBuilder.New()
        .SetMessage("Only persisted operations are allowed.")
        .SetCode(ErrorCodes.Execution.OnlyPersistedOperationsAllowed)
        .Build();
}

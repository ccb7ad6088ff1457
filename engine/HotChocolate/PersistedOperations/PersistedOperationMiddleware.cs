using System.Security.Cryptography;
using System.Text.Json;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.PersistedOperations;

namespace HotChocolate.Execution;

/// <summary>The steps that find the document of a request that only names it, and keep those that clients register.</summary>
internal sealed class PersistedOperationMiddleware(
    IOperationDocumentStorage storage, PersistedOperationOptions options, DocumentMiddleware documents, ErrorHandler errors)
{
    private const string NotFoundToRegister = "PersistedQueryNotFound";
    private const string NotFound = "The specified persisted operation key is invalid.";

    /// <summary>Reads the document from the storage; a cached one has been found before.</summary>
    public RequestDelegate CreateRead(RequestDelegate next) => context =>
    {
        var pipeline = (PipelineContext)context;
        if (pipeline.Cached is not null || context.Request.DocumentId.IsEmpty)
            return next(context);
        var read = storage.TryReadAsync(context.Request.DocumentId, context.RequestAborted);
        if (!read.IsCompletedSuccessfully)
            return ReadAsync(pipeline, read, next);
        Use(pipeline, read.Result);
        return next(context);
    };

    public RequestDelegate CreateNotFound(RequestDelegate next, bool canBeRegistered) => context =>
    {
        var pipeline = (PipelineContext)context;
        if (pipeline.Cached is not null || pipeline.Source is not null)
            return next(context);
        var error = ErrorBuilder.New()
            .SetMessage(canBeRegistered ? NotFoundToRegister : NotFound)
            .SetCode(ErrorCodes.Execution.PersistedOperationNotFound);
        if (!canBeRegistered)
            error.SetExtension("requestedKey", context.Request.DocumentId.Value);
        context.Result = OperationResult.FromError(errors.Handle(error.Build()));
        return default;
    };

    public RequestDelegate CreateOnlyPersisted(RequestDelegate next) => context =>
    {
        if (!options.OnlyAllowPersistedDocuments || context.Request.Document is null)
            return next(context);
        context.Result = OperationResult.FromError(errors.Handle(options.OperationNotAllowedError));
        return default;
    };

    /// <summary>Keeps a document that comes with its hash once it has proved valid (Apollo's automatic persisted queries).</summary>
    public RequestDelegate CreateWrite(RequestDelegate next) => context =>
    {
        if (context.Request.Document is not { } source || HashOf(context.Request.Extensions) is not { } hash)
            return next(context);
        if (hash.Equals(Convert.ToHexStringLower(SHA256.HashData(source.AsSpan())), StringComparison.OrdinalIgnoreCase))
            return WriteAfterAsync(context, hash, source, next);
        context.Result = OperationResult.FromError(errors.Handle(ErrorBuilder.New()
            .SetMessage("The hash of the persisted query does not match the document.")
            .SetCode(ErrorCodes.Server.RequestInvalid)
            .Build()));
        return default;
    };

    /// <summary>The hash that a request gives for its document, or null.</summary>
    public static string? HashOf(JsonElement extensions)
        => extensions.ValueKind is JsonValueKind.Object
            && extensions.TryGetProperty("persistedQuery", out var persisted)
            && persisted.ValueKind is JsonValueKind.Object
            && persisted.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind is JsonValueKind.String
                ? hash.GetString()
                : null;

    private async ValueTask ReadAsync(PipelineContext context, ValueTask<IOperationDocument?> read, RequestDelegate next)
    {
        Use(context, await read);
        await next(context);
    }

    private void Use(PipelineContext context, IOperationDocument? document)
    {
        if (document is null)
            return;
        context.Source = document;
        context.OperationDocumentInfo.IsPersisted = true;
        documents.TryUseCached(context);
    }

    private async ValueTask WriteAfterAsync(RequestContext context, string hash, IOperationDocument source, RequestDelegate next)
    {
        await next(context);
        if (!context.OperationDocumentInfo.IsValidated || context.Result is not OperationResult result)
            return;
        await storage.SaveAsync(
            OperationDocumentId.Trusted(hash.ToLowerInvariant()), new OperationDocumentSourceText(source.ToString()), context.RequestAborted);
        result.Extensions = result.Extensions.SetItem(
            "persistedQuery",
            new Dictionary<string, object?> { ["sha256Hash"] = hash, ["persisted"] = true });
    }
}

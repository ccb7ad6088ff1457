using System.Collections.Immutable;
using System.Security.Cryptography;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Validation;

namespace HotChocolate.Execution;

/// <summary>
/// The steps that turn a request's source into a valid document. Good and bad documents are remembered apart, so that a
/// flood of faulty ones does not push the good ones out.
/// </summary>
internal sealed class DocumentMiddleware(
    DocumentCache good, DocumentCache bad, ParserOptions parserOptions, DocumentValidator validator, ErrorHandler errors)
{
    public RequestDelegate CreateCache(RequestDelegate next) => context =>
    {
        var pipeline = (PipelineContext)context;
        if (context.Request.Document is null && context.Request.DocumentId.IsEmpty)
            throw NoDocument();
        return TryUseCached(pipeline) ? next(context) : AddAfterAsync(pipeline, next(context));
    };

    /// <summary>Finds the document by the id that the request gives, or by its source.</summary>
    public bool TryUseCached(PipelineContext context)
    {
        var id = context.Request.DocumentId;
        CachedDocument? cached = null;
        var isFound = (id.HasValue && good.TryGet(id.Value, out cached))
            || (context.Source is { } source && (good.TryGet(source.AsSpan(), out cached) || bad.TryGet(source.AsSpan(), out cached)));
        if (!isFound)
            return false;
        Use(context, cached!);
        context.OperationDocumentInfo.IsCached = true;
        return true;
    }

    public RequestDelegate CreateParser(RequestDelegate next) => context =>
    {
        var pipeline = (PipelineContext)context;
        if (pipeline.Cached is null)
            Use(pipeline, Parse(pipeline));
        if (pipeline.Cached!.Document is not null)
            return next(context);
        context.Result = OperationResult.FromError([.. pipeline.Cached.Errors.Select(errors.Handle)]);
        return default;
    };

    public RequestDelegate CreateValidation(RequestDelegate next) => context =>
    {
        var cached = ((PipelineContext)context).Cached!;
        var found = cached.IsValidated && !validator.HasNonCacheableRules
            ? cached.Errors
            : Validate(cached, context);
        context.OperationDocumentInfo.IsValidated = found.IsEmpty;
        if (found.IsEmpty)
            return next(context);
        context.Result = OperationResult.FromError(found);
        return default;
    };

    /// <summary>Remembers what holds for every request: all that was found, unless some rules look at the request itself.</summary>
    private ImmutableList<IError> Validate(CachedDocument cached, RequestContext context)
    {
        var state = (IReadOnlyDictionary<string, object?>)context.ContextData;
        var found = validator.Validate(context.Schema, cached.Document!, state, onlyNonCacheable: cached.IsValidated).Errors;
        if (validator.HasNonCacheableRules)
        {
            cached.IsValidated |= found.IsEmpty;
            return found;
        }

        cached.IsValidated = true;
        return cached.Errors = found;
    }

    private static GraphQLException NoDocument() => new(ErrorBuilder.New()
        .SetMessage("Either the parameter query or the parameter id has to be set.")
        .SetCode(ErrorCodes.Server.QueryAndIdMissing)
        .Build());

    private static GraphQLException NotFound(OperationDocumentId id) => new(ErrorBuilder.New()
        .SetMessage($"There is no document with the id `{id}`.")
        .SetCode(ErrorCodes.Execution.OperationDocumentNotFound)
        .Build());

    private static void Use(PipelineContext context, CachedDocument cached)
    {
        context.Cached = cached;
        context.OperationDocumentInfo.Document = cached.Document;
        context.OperationDocumentInfo.Id = OperationDocumentId.Trusted(cached.Id);
        context.OperationDocumentInfo.IsPersisted = cached.IsPersisted;
    }

    private async ValueTask AddAfterAsync(PipelineContext context, ValueTask rest)
    {
        await rest;
        if (!context.OperationDocumentInfo.IsCached && context.Cached is { } cached && (cached.IsValidated || cached.Document is null))
            (cached.Errors.IsEmpty ? good : bad).Add(context.Source!.ToArray(), cached);
    }

    private CachedDocument Parse(PipelineContext context)
    {
        var source = context.Source ?? throw NotFound(context.Request.DocumentId);
        var isPersisted = context.OperationDocumentInfo.IsPersisted;
        var id = isPersisted ? context.Request.DocumentId.Value : Convert.ToHexStringLower(SHA256.HashData(source.AsSpan()));
        try
        {
            var document = source is OperationDocument parsed ? parsed.Document : Utf8GraphQLParser.Parse(source.AsSpan(), parserOptions);
            return new CachedDocument(id, document) { IsPersisted = isPersisted };
        }
        catch (SyntaxException fault)
        {
            var error = ErrorBuilder.New()
                .SetMessage(fault.Message)
                .SetCode(ErrorCodes.Execution.SyntaxError)
                .AddLocation(fault.Line, fault.Column)
                .Build();
            return new CachedDocument(id, null) { Errors = ImmutableList.Create(error) };
        }
    }
}

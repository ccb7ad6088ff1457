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
        var source = SourceOf(context);
        if (good.TryGet(source, out var cached) || bad.TryGet(source, out cached))
        {
            Use(pipeline, cached);
            context.OperationDocumentInfo.IsCached = true;
            return next(context);
        }

        return AddAfterAsync(pipeline, next(context));
    };

    public RequestDelegate CreateParser(RequestDelegate next) => context =>
    {
        var pipeline = (PipelineContext)context;
        if (pipeline.Cached is null)
            Use(pipeline, Parse(context.Request.Document!));
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

    private static ReadOnlySpan<byte> SourceOf(RequestContext context)
        => context.Request.Document is { } document
            ? document.AsSpan()
            : throw new GraphQLException(ErrorBuilder.New()
                .SetMessage("Either the parameter query or the parameter id has to be set.")
                .SetCode(ErrorCodes.Server.QueryAndIdMissing)
                .Build());

    private static void Use(PipelineContext context, CachedDocument cached)
    {
        context.Cached = cached;
        context.OperationDocumentInfo.Document = cached.Document;
        context.OperationDocumentInfo.Id = cached.Id;
    }

    private async ValueTask AddAfterAsync(PipelineContext context, ValueTask rest)
    {
        await rest;
        if (context.Cached is { } cached && (cached.IsValidated || cached.Document is null))
            (cached.Errors.IsEmpty ? good : bad).Add(context.Request.Document!.ToArray(), cached);
    }

    private CachedDocument Parse(IOperationDocument source)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(source.AsSpan()));
        if (source is OperationDocument parsed)
            return new CachedDocument(id, parsed.Document);
        try
        {
            return new CachedDocument(id, Utf8GraphQLParser.Parse(source.AsSpan(), parserOptions));
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

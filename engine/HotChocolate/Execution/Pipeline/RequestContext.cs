using System.Collections.Immutable;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>Runs the rest of the request pipeline.</summary>
public delegate ValueTask RequestDelegate(RequestContext context);

/// <summary>Makes one step of the request pipeline around the steps after it.</summary>
public delegate RequestDelegate RequestMiddleware(RequestMiddlewareFactoryContext context, RequestDelegate next);

/// <summary>What a request middleware may look at while it is made.</summary>
public class RequestMiddlewareFactoryContext
{
    public required ISchemaDefinition Schema { get; init; }

    /// <summary>The application's services.</summary>
    public required IServiceProvider Services { get; init; }
}

/// <summary>A request on its way through the pipeline, and what the steps have found out about it.</summary>
public abstract class RequestContext
{
    public abstract ISchemaDefinition Schema { get; }

    public abstract ulong ExecutorVersion { get; }

    public abstract IOperationRequest Request { get; }

    public abstract IServiceProvider RequestServices { get; set; }

    public abstract OperationDocumentInfo OperationDocumentInfo { get; }

    /// <summary>Signals that the client is gone or the request took too long.</summary>
    public abstract CancellationToken RequestAborted { get; set; }

    /// <summary>The variables, one set here; coerced by the step <c>OperationVariableCoercionMiddleware</c>.</summary>
    public abstract ImmutableArray<IVariableValueCollection> VariableValues { get; }

    /// <summary>The answer; whoever replaces it keeps or disposes the former one.</summary>
    public abstract IExecutionResult? Result { get; set; }

    /// <summary>State of the request, shared with its resolvers.</summary>
    public abstract IDictionary<string, object?> ContextData { get; }
}

/// <summary>The document of a request.</summary>
public sealed class OperationDocumentInfo
{
    /// <summary>The parsed document; null before it was parsed, or when it could not be.</summary>
    public DocumentNode? Document { get; set; }

    /// <summary>What identifies the source: the id that the request gave, or a hash of the source.</summary>
    public OperationDocumentId Id { get; set; }

    public int OperationCount => Document?.Definitions.Count(definition => definition is OperationDefinitionNode) ?? 0;

    public bool IsCached { get; set; }

    /// <summary>Whether the document came from the storage rather than from the request.</summary>
    public bool IsPersisted { get; set; }

    public bool IsValidated { get; set; }
}

/// <summary>The executor's own view of a request.</summary>
internal sealed class PipelineContext(RequestExecutor executor, IOperationRequest request, IServiceProvider services) : RequestContext
{
    private Dictionary<string, object?>? _contextData;
    private CancellationToken? _aborted;

    public override ISchemaDefinition Schema => Executor.CompiledSchema;

    public override ulong ExecutorVersion => Executor.Version;

    public override IOperationRequest Request { get; } = request;

    public override IServiceProvider RequestServices { get; set; } = services;

    public override OperationDocumentInfo OperationDocumentInfo { get; } = new();

    public override CancellationToken RequestAborted
    {
        get => _aborted ?? TimeLimit?.Token ?? ClientGone;
        set => _aborted = value;
    }

    /// <summary>The client's token without the execution's time-out: what a subscription lives by.</summary>
    public CancellationToken ClientGone { get; init; }

    /// <summary>How long the request may still take; null outside of the steps that are limited.</summary>
    public TimeLimit? TimeLimit { get; set; }

    public override IExecutionResult? Result { get; set; }

    public override IDictionary<string, object?> ContextData
        => _contextData ??= Request.ContextData is { } state ? new(state) : [];

    public RequestExecutor Executor { get; } = executor;

    /// <summary>What is known about the document from here or from earlier requests.</summary>
    public CachedDocument? Cached { get; set; }

    public Operation? Operation { get; set; }

    /// <summary>The document's source: the request's, or what the storage had.</summary>
    public IOperationDocument? Source { get; set; } = request.Document;

    public VariableValues Variables { get; set; } = Types.VariableValues.Empty;

    public override ImmutableArray<IVariableValueCollection> VariableValues => [new RequestVariables(Variables)];
}

using System.Collections.Immutable;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution;

/// <summary>The steps that find, prepare and execute the operation of a valid document.</summary>
internal sealed class OperationMiddleware(RequestExecutor executor, ErrorHandler errors)
{
    private const string OperationNotAllowedCode = "HC0009";
    private const int MostEventsAtOnce = 256;

    /// <summary>The key under which a result says that its operation's kind was not permitted.</summary>
    public const string OperationNotAllowed = "HotChocolate.Execution.OperationNotAllowed";

    /// <summary>The key under which a result says that the request's variables did not fit.</summary>
    public const string VariablesInvalid = "HotChocolate.Execution.VariablesInvalid";

    private readonly SemaphoreSlim _eventTurns = new(MostEventsAtOnce);

    public RequestDelegate CreateCache(RequestDelegate next) => context =>
    {
        var pipeline = (PipelineContext)context;
        pipeline.Operation = pipeline.Cached!.FindOperation(context.Request.OperationName);
        return next(context);
    };

    public RequestDelegate CreateResolver(RequestDelegate next) => context =>
    {
        var pipeline = (PipelineContext)context;
        var operation = pipeline.Operation ??= pipeline.Cached!.CompileOperation(context.Schema, context.Request.OperationName);
        if (context.Request.Flags.HasFlag(FlagOf(operation.Type)))
            return next(context);
        context.Result = new OperationResult([errors.Handle(ErrorBuilder.New()
            .SetMessage($"The request does not allow a {operation.Type.ToString().ToLowerInvariant()}.")
            .SetCode(OperationNotAllowedCode)
            .Build())])
        {
            ContextData = ImmutableDictionary<string, object?>.Empty.Add(OperationNotAllowed, operation.Type),
        };
        return default;
    };

    public RequestDelegate CreateVariableCoercion(RequestDelegate next) => context =>
    {
        var pipeline = (PipelineContext)context;
        try
        {
            pipeline.Variables = VariableCoercion.Coerce(
                context.Schema, pipeline.Operation!.Definition.VariableDefinitions, context.Request.VariableValues);
        }
        catch (GraphQLException fault)
        {
            context.Result = new OperationResult([.. fault.Errors.Select(errors.Handle)])
            {
                ContextData = ImmutableDictionary<string, object?>.Empty.Add(VariablesInvalid, true),
            };
            return default;
        }

        return next(context);
    };

    public ValueTask ExecuteAsync(RequestContext context)
    {
        var pipeline = (PipelineContext)context;
        if (pipeline.Operation!.Type is OperationType.Subscription)
            return SubscribeAsync(pipeline);
        var execution = new OperationExecution(pipeline.Operation, SettingOf(pipeline));
        var executed = pipeline.Operation.Type is OperationType.Mutation
            ? execution.ExecuteSeriallyAsync()
            : execution.ExecuteAsync(null, ImmutableDictionary<string, object?>.Empty);
        if (!executed.IsCompletedSuccessfully)
            return SetResultAsync(context, executed);
        context.Result = executed.GetAwaiter().GetResult();
        return default;
    }

    private static RequestFlags FlagOf(OperationType type) => type switch
    {
        OperationType.Query => RequestFlags.AllowQuery,
        OperationType.Mutation => RequestFlags.AllowMutation,
        _ => RequestFlags.AllowSubscription,
    };

    private static async ValueTask SetResultAsync(RequestContext context, ValueTask<OperationResult> executed)
        => context.Result = await executed;

    private async ValueTask SubscribeAsync(PipelineContext context)
    {
        var subscription = new Subscription(
            context.Operation!, SettingOf(context) with { Request = null, AbortedBy = context.ClientGone }, _eventTurns);
        context.Result = await subscription.SubscribeAsync();
    }

    private ExecutionSetting SettingOf(PipelineContext context) => new(
        executor.CompiledSchema,
        context.Variables,
        context.RequestServices,
        context.ContextData,
        errors,
        executor.UsesDataLoaders,
        context);
}

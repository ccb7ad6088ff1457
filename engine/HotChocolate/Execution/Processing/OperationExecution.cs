using System.Collections.Immutable;
using HotChocolate.Execution.Results;
using HotChocolate.Language;
using HotChocolate.Resolvers;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution.Processing;

/// <summary>What one execution is made of, besides its operation.</summary>
internal sealed record ExecutionSetting(
    Schema Schema,
    VariableValues Variables,
    IServiceProvider Services,
    IDictionary<string, object?> ContextData,
    ErrorHandler Errors,
    bool UsesDataLoaders,
    PipelineContext? Request)
{
    /// <summary>What ends the execution where there is no request any more: a subscription outlives the one that it came with.</summary>
    public CancellationToken AbortedBy { get; init; }

    public CancellationToken Aborted => Request?.RequestAborted ?? AbortedBy;
}

/// <summary>
/// Executes one operation once (specification 6.3). One loop starts resolvers and completes their values, so the response is
/// built without locks; what resolvers await runs wherever it likes and comes back to the loop by a queue.
/// </summary>
internal sealed partial class OperationExecution
{
    private readonly Operation _operation;
    private readonly ExecutionSetting _setting;
    private readonly ulong _conditions;
    private readonly FieldContext _pureContext;
    private ArgumentValue[]?[] _arguments = [];
    private ImmutableList<IError> _errors = [];
    private RequestBatchScheduler? _batches;

    public OperationExecution(Operation operation, ExecutionSetting setting)
    {
        _operation = operation;
        _setting = setting;
        _conditions = operation.EvaluateConditions(setting.Variables);
        _pureContext = new FieldContext(this);
    }

    public Schema Schema => _setting.Schema;

    public ResultDocument Document { get; } = new();

    /// <summary>
    /// The request's services. Most small queries never ask for them: only then is the scope made, and the loads in it attached to this execution.
    /// </summary>
    public IServiceProvider Services
    {
        get
        {
            if (_setting.UsesDataLoaders && Volatile.Read(ref _batches) is null)
                AttachBatches();
            return _setting.Services;
        }
    }

    public IDictionary<string, object?> ContextData => _setting.ContextData;

    public CancellationToken Aborted => _setting.Aborted;

    /// <summary>Executes a query, or one event of a subscription: the root fields in parallel (specification 6.3).</summary>
    /// <exception cref="OperationCanceledException">The request was given up or timed out.</exception>
    public ValueTask<OperationResult> ExecuteAsync(object? rootValue, ImmutableDictionary<string, object?> scope)
    {
        ExecuteFields(_operation.RootSelections, Document.AddRoot(), rootValue, scope);
        return IsIdle ? new ValueTask<OperationResult>(Finish()) : FinishLaterAsync();
    }

    /// <summary>Executes a mutation: each root field and all below it before the next one (specification 6.2.2).</summary>
    /// <exception cref="OperationCanceledException">The request was given up or timed out.</exception>
    public async ValueTask<OperationResult> ExecuteSeriallyAsync()
    {
        var root = Document.AddRoot();
        var selections = _operation.RootSelections.Selections;
        var first = Document.AddObject(root, _operation.RootSelections);
        for (var index = 0; index < selections.Length && !Document.IsDiscarded(root); index++)
        {
            Aborted.ThrowIfCancellationRequested();
            StartField(selections[index], first + index, null, ImmutableDictionary<string, object?>.Empty);
            if (!IsIdle)
                await RunAsync(_pending!);
        }

        return Finish();
    }

    /// <summary>The field's coerced arguments: the same for every object of this request, so coerced once.</summary>
    public ArgumentValue[] ArgumentsOf(Selection selection)
    {
        if (selection.Id >= _arguments.Length)
            Array.Resize(ref _arguments, Math.Max(_operation.SelectionCount, selection.Id + 1));
        return _arguments[selection.Id] ??= ArgumentCoercion.Coerce(
            selection.Field.Arguments, selection.SyntaxNode.Arguments, _setting.Variables, selection.SyntaxNode.Location);
    }

    public IValueNode ReplaceVariables(IValueNode literal) => LiteralRewriter.ReplaceVariables(literal, _setting.Variables);

    /// <summary>Adds the errors of an exception at the field's path. Called from any thread.</summary>
    public void AddErrors(FieldContext context, Exception exception, Action<ErrorBuilder>? configure = null)
        => AddErrors(context.Selection, context.Slot, exception, configure);

    private void AddErrors(Selection selection, int slot, Exception exception, Action<ErrorBuilder>? configure = null)
    {
        foreach (var error in _setting.Errors.ErrorsOf(exception, Document.PathOf(slot), selection.LocationsFor(_conditions)))
        {
            var configured = error;
            if (configure is not null)
            {
                var builder = ErrorBuilder.FromError(error);
                configure(builder);
                configured = builder.Build();
            }

            var handled = _setting.Errors.Handle(configured);
            ImmutableInterlocked.Update(ref _errors, static (errors, added) => errors.Add(added), handled);
        }
    }

    private OperationResult Finish()
    {
        Volatile.Read(ref _batches)?.Detach(this);
        return new OperationResult(Document, _errors);
    }

    private async ValueTask<OperationResult> FinishLaterAsync()
    {
        await RunAsync(_pending!);
        return Finish();
    }

    private void AttachBatches()
    {
        if (_setting.Services.GetService<RequestBatchScheduler>() is not { } batches)
            return;
        batches.Attach(this);
        Volatile.Write(ref _batches, batches);
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HotChocolate.Resolvers;

namespace HotChocolate.Execution.Processing;

/// <summary>One field on its way: its resolver's context, and what the execution must know to complete it.</summary>
internal sealed partial class FieldContext(OperationExecution execution) : IMiddlewareContext
{
    private Action? _completed;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _call;
    private ArgumentValue[] _arguments = [];
    private object? _result;

    /// <summary>The next one in the execution's list of contexts that no field has.</summary>
    public FieldContext? NextFree { get; set; }

    public Selection Selection { get; private set; } = null!;

    public int Slot { get; private set; }

    public object? ParentValue { get; private set; }

    public ImmutableDictionary<string, object?> Scope { get; private set; } = ImmutableDictionary<string, object?>.Empty;

    public bool HasReportedErrors { get; private set; }

    public object? Result
    {
        get => _result;
        set
        {
            _result = value;
            IsResultModified = true;
        }
    }

    public bool IsResultModified { get; private set; }

    /// <summary>Points the context at a field. Throws what argument coercion throws.</summary>
    public FieldContext Enter(Selection selection, int slot, object? parent, ImmutableDictionary<string, object?> scope)
    {
        Selection = selection;
        Slot = slot;
        ParentValue = parent;
        Scope = scope;
        HasReportedErrors = false;
        IsResultModified = false;
        _result = null;
        _local = null;
        _arguments = selection.Field.Arguments.Count == 0 ? [] : execution.ArgumentsOf(selection);
        return this;
    }

    /// <summary>Queues the field at its execution when <paramref name="call"/> has completed.</summary>
    public void Await(ValueTask call)
    {
        _call = call.ConfigureAwait(false).GetAwaiter();
        _call.UnsafeOnCompleted(_completed ??= () => execution.OnCompleted(this));
    }

    /// <summary>Throws what the awaited call threw.</summary>
    public void EndCall() => _call.GetResult();
}

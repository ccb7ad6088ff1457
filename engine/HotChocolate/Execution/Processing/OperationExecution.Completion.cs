using System.Collections;
using System.Collections.Immutable;
using HotChocolate.Execution.Results;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>Fields and values (specification 6.4).</summary>
internal sealed partial class OperationExecution
{
    /// <summary>Executes the fields of one object (specification 6.3.3, ExecuteCollectedFields).</summary>
    private void ExecuteFields(
        SelectionSet selections, int container, object? value, ImmutableDictionary<string, object?> scope)
    {
        var first = Document.AddObject(container, selections);
        for (var index = 0; index < selections.Selections.Length; index++)
        {
            StartField(selections.Selections[index], first + index, value, scope);
            if (Document.IsDiscarded(container))
                return;
        }
    }

    /// <summary>Executes a field (specification 6.4). What its resolver awaits is completed later, by the loop.</summary>
    private void StartField(Selection selection, int slot, object? parent, ImmutableDictionary<string, object?> scope)
    {
        if (selection.IsConditional && !selection.IsIncluded(_conditions))
        {
            Document[slot].Kind = SlotKind.Excluded;
            return;
        }

        object? value;
        try
        {
            if (parent is not null && selection.Leaf is { } leaf)
            {
                if (!leaf.TryRead(parent, ref Document[slot]))
                    CompleteNull(selection, slot);
                return;
            }

            if (parent is not null && selection.Field.ParentResolver is { } fromParent)
            {
                value = fromParent(parent);
            }
            else if (selection.Field.PureResolver is { } resolver)
            {
                value = resolver(_pureContext.Enter(selection, slot, parent, scope));
            }
            else
            {
                Start(RentContext(), selection, slot, parent, scope);
                return;
            }
        }
        catch (Exception exception)
        {
            Fail(selection, slot, exception);
            return;
        }

        Complete(selection, selection.Type, slot, value, scope);
    }

    /// <summary>Completes what a field's pipeline left as its result.</summary>
    private void CompleteField(FieldContext context)
    {
        if (Document.IsDiscarded(context.Slot))
            return;
        switch (context.Result)
        {
            case IError error:
                Fail(context.Selection, context.Slot, new GraphQLException(error));
                break;
            case IEnumerable<IError> errors:
                Fail(context.Selection, context.Slot, new GraphQLException(errors));
                break;
            case null when context.HasReportedErrors:
                Document.PropagateNull(context.Slot);
                break;
            default:
                Complete(context.Selection, context.Selection.Type, context.Slot, context.Result, context.Scope);
                break;
        }
    }

    /// <summary>Completes a value by its type (specification 6.4.3, CompleteValue).</summary>
    private void Complete(
        Selection selection, IType type, int slot, object? value, ImmutableDictionary<string, object?> scope)
    {
        if (value is null)
        {
            CompleteNull(selection, slot);
            return;
        }

        switch (type is NonNullType nonNull ? nonNull.NullableType : type)
        {
            case ScalarType scalar:
                CompleteScalar(selection, scalar, slot, value);
                break;
            case ObjectType objectType:
                ExecuteFields(selection.SelectionsFor(objectType), slot, value, scope);
                break;
            case ListType list:
                CompleteList(selection, list.ElementType, slot, value, scope);
                break;
            case EnumType enumType:
                CompleteEnum(selection, enumType, slot, value);
                break;
            case ITypeDefinition abstractType:
                CompleteAbstract(selection, abstractType, slot, value, scope);
                break;
        }
    }

    private void CompleteNull(Selection selection, int slot)
    {
        if (Document[slot].NonNull)
        {
            AddErrors(selection, slot, new GraphQLException(ErrorBuilder.New()
                .SetMessage("Cannot return null for non-nullable field.")
                .SetCode(ErrorCodes.Execution.NonNullViolation)
                .Build()));
        }

        Document.PropagateNull(slot);
    }

    private void CompleteScalar(Selection selection, ScalarType type, int slot, object value)
    {
        ref var leaf = ref Document[slot];
        switch (value)
        {
            case string text when type is StringType or IdType:
                leaf.Reference = text;
                leaf.Kind = SlotKind.String;
                return;
            case int number when type is IntType:
                leaf.Bits = number;
                leaf.Kind = SlotKind.Integer;
                return;
            case bool truth when type is BooleanType:
                leaf.Bits = truth ? 1 : 0;
                leaf.Kind = SlotKind.Boolean;
                return;
            case double number when type is FloatType && double.IsFinite(number):
                leaf.Bits = BitConverter.DoubleToInt64Bits(number);
                leaf.Kind = SlotKind.Float;
                return;
        }

        try
        {
            Document.SetEncoded(slot, type, value);
        }
        catch (CoercionException fault)
        {
            Fail(selection, slot, new GraphQLException(fault.Message));
        }
    }

    private void CompleteEnum(Selection selection, EnumType type, int slot, object value)
    {
        if (!type.TryGetByRuntimeValue(value, out var name))
        {
            Fail(selection, slot, new GraphQLException($"{type.Name} cannot represent the result: {value}"));
            return;
        }

        ref var leaf = ref Document[slot];
        leaf.Reference = name;
        leaf.Kind = SlotKind.Enum;
    }

    private void CompleteAbstract(
        Selection selection, ITypeDefinition type, int slot, object value, ImmutableDictionary<string, object?> scope)
    {
        if (Schema.ResolveObjectType(type, value) is { } objectType)
        {
            ExecuteFields(selection.SelectionsFor(objectType), slot, value, scope);
            return;
        }

        Fail(selection, slot, new GraphQLException(ErrorBuilder.New()
            .SetMessage($"Unable to resolve the abstract type `{type.Name}`.")
            .SetCode(ErrorCodes.Execution.CannotResolveAbstractType)
            .Build()));
    }

    private void CompleteList(
        Selection selection, IType elementType, int slot, object value, ImmutableDictionary<string, object?> scope)
    {
        if (ItemsOf(selection, slot, value) is not { } items)
            return;
        var first = Document.AddList(slot, items.Count, elementType.Kind is TypeKind.NonNull);
        for (var index = 0; index < items.Count; index++)
        {
            Complete(selection, elementType, first + index, items[index], scope);
            if (Document.IsDiscarded(slot))
                return;
        }
    }

    private IList? ItemsOf(Selection selection, int slot, object value)
    {
        try
        {
            switch (value)
            {
                case IList list:
                    return list;
                case IEnumerable items and not string:
                    return items.Cast<object?>().ToList();
            }
        }
        catch (Exception exception)
        {
            Fail(selection, slot, exception);
            return null;
        }

        Fail(selection, slot, new GraphQLException($"The list field {selection.Field.Name} was given a {value.GetType().Name}."));
        return null;
    }

    /// <summary>A field error: reported once, and the field is null (specification 6.4.4).</summary>
    private void Fail(Selection selection, int slot, Exception exception)
    {
        if (Document.IsDiscarded(slot) || (exception is OperationCanceledException && Aborted.IsCancellationRequested))
            return;
        AddErrors(selection, slot, exception);
        Document.PropagateNull(slot);
    }
}

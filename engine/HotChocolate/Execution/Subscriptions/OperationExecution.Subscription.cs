using System.Collections.Immutable;

namespace HotChocolate.Execution.Processing;

/// <summary>The source stream of a subscription's only root field (specification 6.2.3.1).</summary>
internal sealed partial class OperationExecution
{
    public async ValueTask<IAsyncEnumerable<object?>> OpenSourceStreamAsync()
    {
        var root = Document.AddRoot();
        var first = Document.AddObject(root, _operation.RootSelections);
        var selection = _operation.RootSelections.Selections[0];
        var subscribe = selection.Field.SubscribeResolver
            ?? throw new GraphQLException($"The field {selection.Field.Name} has no source stream.");
        var context = new FieldContext(this).Enter(selection, first, null, ImmutableDictionary<string, object?>.Empty);
        return await subscribe(context);
    }

    /// <summary>The errors of opening the source stream, at the path of the root field.</summary>
    public ImmutableList<IError> RootFieldErrors(Exception exception)
    {
        AddErrors(_operation.RootSelections.Selections[0], slot: 1, exception);
        return _errors;
    }
}

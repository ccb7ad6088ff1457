using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>An operation that is ready to be executed any number of times, by any number of requests at once.</summary>
internal sealed class Operation(
    OperationCompiler compiler, DocumentNode document, OperationDefinitionNode definition, ObjectType rootType)
{
    public DocumentNode Document { get; } = document;

    public OperationDefinitionNode Definition { get; } = definition;

    public OperationType Type => Definition.Operation;

    public ObjectType RootType { get; } = rootType;

    public SelectionSet RootSelections { get; } = compiler.CompileRoot(rootType, definition.SelectionSet);

    /// <summary>How many selections were compiled so far; their ids are below it.</summary>
    public int SelectionCount => compiler.SelectionCount;

    /// <summary>Evaluates the variables in @skip and @include: one bit for each condition.</summary>
    public ulong EvaluateConditions(VariableValues variables) => compiler.EvaluateConditions(variables);
}

using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// Compiles the selection sets of one operation per object type (specification 6.3.2, CollectFields): fragments are inlined,
/// equal response names merged, @skip and @include reduced to a bit mask. The document must be valid.
/// </summary>
internal sealed class OperationCompiler
{
    private const int MostCollected = 1_000_000;

    private readonly ISchemaDefinition _schema;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = [];
    private readonly ConditionTable _conditions = new();
    private int _selectionCount;
    private int _collected;

    private OperationCompiler(ISchemaDefinition schema, DocumentNode document)
    {
        _schema = schema;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
                _fragments.TryAdd(fragment.Name.Value, fragment);
            FindConditions(definition);
        }
    }

    public int SelectionCount => Volatile.Read(ref _selectionCount);

    public static Operation Compile(ISchemaDefinition schema, DocumentNode document, OperationDefinitionNode definition)
    {
        var rootType = schema.GetOperationType(definition.Operation) ?? throw new GraphQLException(
            ErrorBuilder.New().SetMessage($"This schema has no {definition.Operation} type.").Build());
        return new Operation(new OperationCompiler(schema, document), document, definition, rootType);
    }

    public ulong EvaluateConditions(VariableValues variables) => _conditions.Evaluate(variables);

    public SelectionSet CompileRoot(ObjectType type, SelectionSetNode selections)
    {
        var collected = new FieldCollector(this, type);
        collected.Collect(selections, condition: 0);
        return collected.ToSelectionSet();
    }

    public SelectionSet CompileSelections(ObjectType type, FieldOccurrence[] occurrences)
    {
        var collected = new FieldCollector(this, type);
        foreach (var occurrence in occurrences)
        {
            if (occurrence.Node.SelectionSet is { } selections)
                collected.Collect(selections, occurrence.Condition);
        }

        return collected.ToSelectionSet();
    }

    /// <summary>All conditions must be known before the first request evaluates them; selection sets are compiled later.</summary>
    private void FindConditions(ISyntaxNode node)
    {
        if (node is IHasDirectives { Directives.Count: > 0 } conditional)
            _conditions.TryAdd(conditional.Directives, 0, out _);
        var selections = node switch
        {
            FieldNode field => field.SelectionSet,
            InlineFragmentNode inline => inline.SelectionSet,
            FragmentDefinitionNode fragment => fragment.SelectionSet,
            OperationDefinitionNode operation => operation.SelectionSet,
            _ => null,
        };
        foreach (var selection in selections?.Selections ?? [])
            FindConditions(selection);
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type)
    {
        if (condition is null || condition.Name.Value == type.Name)
            return true;
        if (!_schema.TryGetType(condition.Name.Value, out var named))
            return false;
        foreach (var possible in _schema.GetPossibleTypes(named))
        {
            if (ReferenceEquals(possible, type))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Collects the fields of one object type in the order in which the document first names them. What is named under a condition first and again
    /// later has a selection for each place: the first one whose condition is met is where the response has the field.
    /// </summary>
    private sealed class FieldCollector(OperationCompiler compiler, ObjectType type)
    {
        private readonly Dictionary<string, FieldOccurrences> _fields = new(StringComparer.Ordinal);
        private readonly List<(string ResponseName, int Place)> _places = [];
        private readonly HashSet<(string Fragment, ulong Condition)> _visited = [];
        private readonly Stack<Place> _pending = new();

        /// <summary>With a stack of its own: a chain of fragments can be longer than the thread's stack is deep.</summary>
        public void Collect(SelectionSetNode selections, ulong condition)
        {
            _pending.Push(new Place(selections.Selections, 0, condition));
            while (_pending.TryPop(out var place))
            {
                if (place.Next == place.Selections.Count)
                    continue;
                _pending.Push(place with { Next = place.Next + 1 });
                Collect(place.Selections[place.Next], place.Condition);
            }
        }

        public SelectionSet ToSelectionSet()
        {
            var selections = new List<Selection>(_places.Count);
            foreach (var (responseName, place) in _places)
            {
                var occurrences = _fields[responseName];
                if (!type.Fields.TryGetField(occurrences.All[0].Node.NameText, out var field))
                    continue;
                var id = Interlocked.Increment(ref compiler._selectionCount) - 1;
                selections.Add(new Selection(compiler, id, responseName, field, [.. occurrences.All], occurrences.PlacementOf(place)));
            }

            return new SelectionSet(type, [.. selections]);
        }

        private void Collect(ISelectionNode selection, ulong condition)
        {
            // One fragment counts once for each combination of conditions that leads to it, and there can be 2^64 of those.
            if (Interlocked.Increment(ref compiler._collected) > MostCollected)
                throw new GraphQLException("The operation's fragments and conditions combine in too many ways.");
            if (!compiler._conditions.TryAdd(selection.Directives, condition, out var under))
                return;
            if (selection is FieldNode field)
                Add(field, under);
            else if (selection is FragmentSpreadNode spread)
                CollectFragment(spread.NameText, under);
            else if (selection is InlineFragmentNode inline && compiler.Applies(inline.TypeCondition, type))
                _pending.Push(new Place(inline.SelectionSet.Selections, 0, under));
        }

        private void CollectFragment(string name, ulong condition)
        {
            if (!_visited.Contains((name, 0))
                && _visited.Add((name, condition))
                && compiler._fragments.TryGetValue(name, out var fragment)
                && compiler.Applies(fragment.TypeCondition, type))
            {
                _pending.Push(new Place(fragment.SelectionSet.Selections, 0, condition));
            }
        }

        private void Add(FieldNode field, ulong condition)
        {
            if (!_fields.TryGetValue(field.ResponseName, out var occurrences))
                _fields.Add(field.ResponseName, occurrences = new FieldOccurrences());
            if (occurrences.Add(new FieldOccurrence(field, condition)))
                _places.Add((field.ResponseName, occurrences.PlaceCount - 1));
        }

        /// <summary>How far the selections of a selection set have been collected.</summary>
        private readonly record struct Place(IReadOnlyList<ISelectionNode> Selections, int Next, ulong Condition);
    }
}

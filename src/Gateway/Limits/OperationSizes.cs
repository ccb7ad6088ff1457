using HotChocolate.Language;

namespace Nexus.Gateway.Limits;

/// <summary>
/// Measures a document, valid or not: each fragment once, however often it is spread, so that one whose fragments double at every level costs
/// no more than its length.
/// </summary>
internal sealed class OperationSizes
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = [];
    private readonly Dictionary<string, OperationSize> _sizes = [];
    private readonly HashSet<string> _open = [];

    public OperationSizes(DocumentNode document)
    {
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            _fragments.TryAdd(fragment.Name.Value, fragment);
    }

    /// <summary>A fragment that was found to spread itself, directly or through others.</summary>
    public FragmentDefinitionNode? Cycle { get; private set; }

    public OperationSize Measure(IDefinitionNode definition) => definition switch
    {
        OperationDefinitionNode operation => MeasureSelections(operation.SelectionSet)
            + Directives(operation.Directives.Count + operation.VariableDefinitions.Sum(variable => variable.Directives.Count)),
        FragmentDefinitionNode fragment => MeasureFragment(fragment.Name.Value),
        _ => default,
    };

    /// <summary>The field that an operation selects most often under other names, and how often. To be asked only of operations that are small and in which no fragment spreads itself.</summary>
    public (string Field, int Count) FindMostAliased(OperationDefinitionNode operation)
    {
        var counts = new Dictionary<string, int>();
        CountAliases(operation.SelectionSet, counts);
        var most = counts.MaxBy(count => count.Value);
        return (most.Key ?? "", most.Value);
    }

    private OperationSize MeasureSelections(SelectionSetNode? selections)
    {
        var size = default(OperationSize);
        foreach (var selection in selections?.Selections ?? [])
            size += selection switch
            {
                FieldNode field => new OperationSize(1, IsAliased(field) ? 1 : 0, field.Directives.Count) + MeasureSelections(field.SelectionSet),
                InlineFragmentNode inline => Directives(inline.Directives.Count) + MeasureSelections(inline.SelectionSet),
                FragmentSpreadNode spread => Directives(spread.Directives.Count) + MeasureFragment(spread.Name.Value),
                _ => default,
            };
        return size;
    }

    private OperationSize MeasureFragment(string name)
    {
        if (_sizes.TryGetValue(name, out var known) || !_fragments.TryGetValue(name, out var fragment))
            return known;
        if (!_open.Add(name))
        {
            Cycle ??= fragment;
            return default;
        }

        var size = Directives(fragment.Directives.Count) + MeasureSelections(fragment.SelectionSet);
        _open.Remove(name);
        return _sizes[name] = size;
    }

    private void CountAliases(SelectionSetNode? selections, Dictionary<string, int> counts)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case FieldNode field:
                    if (IsAliased(field))
                        counts[field.Name.Value] = counts.GetValueOrDefault(field.Name.Value) + 1;
                    CountAliases(field.SelectionSet, counts);
                    break;
                case InlineFragmentNode inline:
                    CountAliases(inline.SelectionSet, counts);
                    break;
                case FragmentSpreadNode spread when _fragments.TryGetValue(spread.Name.Value, out var fragment):
                    CountAliases(fragment.SelectionSet, counts);
                    break;
            }
        }
    }

    private static OperationSize Directives(int count) => new(0, 0, count);

    private static bool IsAliased(FieldNode field) => field.Alias is { } alias && alias.Value != field.Name.Value;
}

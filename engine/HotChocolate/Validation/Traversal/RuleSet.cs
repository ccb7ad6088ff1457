using HotChocolate.Language;

namespace HotChocolate.Validation.Traversal;

/// <summary>The rules of one validation by what they look at, so that a node is shown to nobody who ignores it.</summary>
internal sealed class RuleSet(ValidationRule[] rules)
{
    public ICheck<DocumentNode>[] Document { get; } = Select<ICheck<DocumentNode>>(rules);

    public ICheck<OperationDefinitionNode>[] Operations { get; } = Select<ICheck<OperationDefinitionNode>>(rules);

    public ICheck<FragmentDefinitionNode>[] Fragments { get; } = Select<ICheck<FragmentDefinitionNode>>(rules);

    public ICheck<VariableDefinitionNode>[] Variables { get; } = Select<ICheck<VariableDefinitionNode>>(rules);

    public ICheck<SelectionSetNode>[] SelectionSets { get; } = Select<ICheck<SelectionSetNode>>(rules);

    public ICheck<FieldNode>[] Fields { get; } = Select<ICheck<FieldNode>>(rules);

    public ICheck<FragmentSpreadNode>[] Spreads { get; } = Select<ICheck<FragmentSpreadNode>>(rules);

    public ICheck<InlineFragmentNode>[] InlineFragments { get; } = Select<ICheck<InlineFragmentNode>>(rules);

    public ICheck<IReadOnlyList<DirectiveNode>>[] DirectiveLists { get; } = Select<ICheck<IReadOnlyList<DirectiveNode>>>(rules);

    public ICheck<DirectiveNode>[] Directives { get; } = Select<ICheck<DirectiveNode>>(rules);

    public ICheck<IReadOnlyList<ArgumentNode>>[] ArgumentLists { get; } = Select<ICheck<IReadOnlyList<ArgumentNode>>>(rules);

    public ICheck<ArgumentNode>[] Arguments { get; } = Select<ICheck<ArgumentNode>>(rules);

    public ICheck<IValueNode>[] Values { get; } = Select<ICheck<IValueNode>>(rules);

    public ICheckUsages[] Usages { get; } = Select<ICheckUsages>(rules);

    private static T[] Select<T>(ValidationRule[] rules) where T : class
    {
        int[] places = Interest<T>.PlacesIn(rules);
        if (places.Length == 0)
            return [];
        var selected = new T[places.Length];
        for (int i = 0; i < places.Length; i++)
            selected[i] = (T)(object)rules[places[i]];
        return selected;
    }

    /// <summary>Every validation has the same rules in the same order: which of them look at a kind of node is found out once.</summary>
    private static class Interest<T> where T : class
    {
        private static int[]? s_places;

        public static int[] PlacesIn(ValidationRule[] rules) => s_places ??= FindPlaces(rules);

        private static int[] FindPlaces(ValidationRule[] rules)
            => [.. Enumerable.Range(0, rules.Length).Where(place => rules[place] is T)];
    }
}

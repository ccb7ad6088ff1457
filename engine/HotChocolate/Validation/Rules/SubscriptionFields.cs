using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>CollectSubscriptionFields of the specification: the root fields by response name, in the order in which they would be executed.</summary>
internal sealed class SubscriptionFields
{
    private readonly Dictionary<string, List<FieldNode>> _byResponseName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spreads = new(StringComparer.Ordinal);

    /// <summary>Selections that make the same response name.</summary>
    public List<List<FieldNode>> Groups { get; } = [];

    /// <summary>The <c>@skip</c> and <c>@include</c> on the way; what they stand at is not collected.</summary>
    public List<DirectiveNode> Conditions { get; } = [];

    /// <summary>Collects depth first, with a stack of its own: a chain of fragments can be longer than the thread's stack is deep.</summary>
    public static SubscriptionFields Collect(SelectionSetNode selectionSet, ObjectType root, RuleContext context, ref int budget)
    {
        var fields = new SubscriptionFields();
        var open = new Stack<(SelectionSetNode SelectionSet, int Next)>();
        open.Push((selectionSet, 0));
        while (--budget > 0 && open.TryPop(out (SelectionSetNode SelectionSet, int Next) place))
        {
            if (place.Next == place.SelectionSet.Selections.Count)
                continue;
            open.Push((place.SelectionSet, place.Next + 1));
            if (fields.Add(place.SelectionSet.Selections[place.Next], root, context) is { } nested)
                open.Push((nested, 0));
        }
        return fields;
    }

    /// <summary>Adds a field, or returns the selections of a fragment.</summary>
    private SelectionSetNode? Add(ISelectionNode selection, ObjectType root, RuleContext context)
    {
        if (FindCondition(selection) is { } condition)
        {
            Conditions.Add(condition);
            return null;
        }
        switch (selection)
        {
            case FieldNode field:
                Add(field);
                return null;
            case InlineFragmentNode inline:
                return inline.TypeCondition is null || Applies(inline.TypeCondition, root, context) ? inline.SelectionSet : null;
            case FragmentSpreadNode spread when context.Fragments.TryGet(spread, out FragmentDefinitionNode? fragment)
                && Applies(fragment.TypeCondition, root, context)
                && _spreads.Add(spread.Name.Value):
                return fragment.SelectionSet;
            default:
                return null;
        }
    }

    private void Add(FieldNode field)
    {
        if (!_byResponseName.TryGetValue(field.ResponseName, out List<FieldNode>? group))
        {
            _byResponseName[field.ResponseName] = group = [];
            Groups.Add(group);
        }
        group.Add(field);
    }

    private static DirectiveNode? FindCondition(ISelectionNode selection)
    {
        DirectiveNode? include = null;
        foreach (DirectiveNode directive in selection.Directives)
        {
            if (directive.Name.Value == "skip")
                return directive;
            if (directive.Name.Value == "include")
                include ??= directive;
        }
        return include;
    }

    private static bool Applies(NamedTypeNode condition, ObjectType root, RuleContext context)
        => context.Schema.TryGetType(condition.Name.Value, out TypeDefinition? type)
            && type.IsCompositeType()
            && context.Schema.GetPossibleTypes(type).Contains(root);
}

using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Traversal;

namespace HotChocolate.Validation.Rules;

/// <summary>Collects the fields of selection sets through fragments (specification 6.3.2, without its conditions).</summary>
internal sealed class MergeableFields(RuleContext context)
{
    private readonly Dictionary<FieldNode, MergeableField> _known = [];

    /// <summary>How many selection sets were looked at, also those of fragments that have no field of their own.</summary>
    public int Visited { get; private set; }

    public FieldSet Collect(SelectionSetNode selectionSet, ITypeDefinition? parentType)
    {
        var collection = new Collection();
        collection.Pending.Enqueue((selectionSet, parentType));
        return Complete(collection);
    }

    /// <summary>The fields below all fields of a set together.</summary>
    public FieldSet CollectChildren(FieldSet parents)
    {
        var collection = new Collection();
        foreach (MergeableField parent in parents.Fields)
        {
            if (parent is { Node.SelectionSet: { } children, Type: var type })
                collection.Pending.Enqueue((children, type?.NamedType()));
        }
        return Complete(collection);
    }

    private FieldSet Complete(Collection collection)
    {
        while (collection.Pending.TryDequeue(out (SelectionSetNode SelectionSet, ITypeDefinition? ParentType) next))
        {
            Visited++;
            foreach (ISelectionNode selection in next.SelectionSet.Selections)
                Add(collection, selection, next.ParentType);
        }
        return new FieldSet(collection.Fields);
    }

    private void Add(Collection collection, ISelectionNode selection, ITypeDefinition? parentType)
    {
        switch (selection)
        {
            case FieldNode field when collection.Seen.Add(field):
                collection.Fields.Add(Describe(field, parentType));
                break;
            case InlineFragmentNode { TypeCondition: null } inline:
                collection.Pending.Enqueue((inline.SelectionSet, parentType));
                break;
            case InlineFragmentNode { TypeCondition: { } condition } inline:
                collection.Pending.Enqueue((inline.SelectionSet, FindType(condition)));
                break;
            case FragmentSpreadNode spread when context.Fragments.TryGet(spread, out var fragment) && collection.Seen.Add(fragment):
                collection.Pending.Enqueue((fragment.SelectionSet, FindType(fragment.TypeCondition)));
                break;
        }
    }

    private MergeableField Describe(FieldNode field, ITypeDefinition? parentType)
    {
        if (!_known.TryGetValue(field, out MergeableField? known))
        {
            HotChocolate.Types.IType? type = context.Schema.FindField(parentType, field.Name.Value)?.Type;
            _known[field] = known = new MergeableField(_known.Count, field, parentType, type);
        }
        return known;
    }

    private TypeDefinition? FindType(NamedTypeNode name)
        => context.Schema.TryGetType(name.Name.Value, out TypeDefinition? type) ? type : null;

    private sealed class Collection
    {
        public Queue<(SelectionSetNode SelectionSet, ITypeDefinition? ParentType)> Pending { get; } = new();

        public HashSet<ISyntaxNode> Seen { get; } = [];

        public List<MergeableField> Fields { get; } = [];
    }
}

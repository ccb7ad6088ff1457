using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>The fields by which a document asks about its schema.</summary>
internal static class IntrospectionRoots
{
    /// <summary>Only the query root has these fields, so wherever they stand they mean introspection.</summary>
    public static IEnumerable<FieldNode> Find(DocumentNode document)
    {
        var pending = new Stack<SelectionSetNode>();
        foreach (IDefinitionNode definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
                pending.Push(operation.SelectionSet);
            else if (definition is FragmentDefinitionNode fragment)
                pending.Push(fragment.SelectionSet);
        }
        while (pending.TryPop(out SelectionSetNode? selectionSet))
        {
            foreach (ISelectionNode selection in selectionSet.Selections)
            {
                if (selection is InlineFragmentNode inline)
                    pending.Push(inline.SelectionSet);
                else if (selection is FieldNode { NameText: "__schema" or "__type" } root)
                    yield return root;
                else if (selection is FieldNode { SelectionSet: { } children })
                    pending.Push(children);
            }
        }
    }
}

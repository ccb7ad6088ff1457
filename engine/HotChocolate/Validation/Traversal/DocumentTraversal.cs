using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Types;
using IType = HotChocolate.Types.IType;

namespace HotChocolate.Validation.Traversal;

/// <summary>
/// Comes once to every node of the operations and fragments, whatever their spreads, and shows it to the rules: the cost
/// is that of the document's text, also when its fragments expand to far more.
/// </summary>
internal sealed class DocumentTraversal(RuleContext context, RuleSet rules)
{
    private const int SmallDocumentBudget = 100_000;
    private const int StepsPerNode = 16;

    private readonly DocumentUsages _usages = new(context.Fragments);
    private DefinitionUsages _current = null!;

    public void Run()
    {
        try
        {
            Traverse();
        }
        catch (InsufficientExecutionStackException)
        {
            // The parser's limit of nesting is far below; only a tree that was made in code can be so deep.
            context.Refuse("The document nests too deep.");
        }
    }

    private void Traverse()
    {
        Show(rules.Document, context.Document);
        foreach (IDefinitionNode definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
                Visit(operation);
            else if (definition is FragmentDefinitionNode fragment)
                Visit(fragment);
        }
        // What people write takes a few steps per node, counted by the parser.
        if (_usages.TryFollowSpreads(SmallDocumentBudget + (StepsPerNode * context.Document.Count)))
            CheckUsages();
        else
            context.Refuse("The operations of the document reach its fragments in too many ways.");
    }

    private void CheckUsages()
    {
        foreach (ICheckUsages rule in rules.Usages)
            rule.CheckUsages(_usages);
    }

    private static void Show<TNode>(ICheck<TNode>[] rules, TNode node)
    {
        foreach (ICheck<TNode> rule in rules)
            rule.Check(node);
    }

    private void Visit(OperationDefinitionNode operation)
    {
        _current = _usages.Add(operation);
        context.Operation = operation;
        context.ParentType = context.Schema.GetOperationType(operation.Operation);
        Show(rules.Operations, operation);
        foreach (VariableDefinitionNode variable in operation.VariableDefinitions)
            Visit(variable);
        VisitDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Query => Types.DirectiveLocation.Query,
            OperationType.Mutation => Types.DirectiveLocation.Mutation,
            _ => Types.DirectiveLocation.Subscription,
        });
        Visit(operation.SelectionSet);
        context.Operation = null;
    }

    private void Visit(FragmentDefinitionNode fragment)
    {
        _current = _usages.Add(fragment);
        context.ParentType = FindType(fragment.TypeCondition);
        Show(rules.Fragments, fragment);
        VisitDirectives(fragment.Directives, Types.DirectiveLocation.FragmentDefinition);
        Visit(fragment.SelectionSet);
    }

    private void Visit(VariableDefinitionNode variable)
    {
        Show(rules.Variables, variable);
        if (variable.DefaultValue is not null)
            Visit(variable.DefaultValue, context.Schema.Resolve(variable.Type) is { } type && type.IsInputType() ? type : null, slot: null, inOneOf: false);
        VisitDirectives(variable.Directives, Types.DirectiveLocation.VariableDefinition);
    }

    private void Visit(SelectionSetNode selectionSet)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Show(rules.SelectionSets, selectionSet);
        foreach (ISelectionNode selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field: Visit(field); break;
                case FragmentSpreadNode spread: Visit(spread); break;
                case InlineFragmentNode fragment: Visit(fragment); break;
            }
        }
    }

    private void Visit(FieldNode field)
    {
        (ITypeDefinition? outerParent, IOutputFieldDefinition? outerField) = (context.ParentType, context.Field);
        context.Field = context.Schema.FindField(outerParent, field.NameText);
        IOutputFieldDefinition? definition = context.Field;

        Show(rules.Fields, field);
        VisitArguments(field, field.Arguments);
        VisitDirectives(field.Directives, Types.DirectiveLocation.Field);
        if (field.SelectionSet is not null)
        {
            context.ParentType = definition?.Type.NamedType();
            Visit(field.SelectionSet);
        }
        (context.ParentType, context.Field) = (outerParent, outerField);
    }

    private void Visit(FragmentSpreadNode spread)
    {
        _current.Spreads.Add(spread);
        Show(rules.Spreads, spread);
        VisitDirectives(spread.Directives, Types.DirectiveLocation.FragmentSpread);
    }

    private void Visit(InlineFragmentNode fragment)
    {
        ITypeDefinition? outerParent = context.ParentType;
        Show(rules.InlineFragments, fragment);
        VisitDirectives(fragment.Directives, Types.DirectiveLocation.InlineFragment);
        if (fragment.TypeCondition is not null)
            context.ParentType = FindType(fragment.TypeCondition);
        Visit(fragment.SelectionSet);
        context.ParentType = outerParent;
    }

    private void VisitDirectives(IReadOnlyList<DirectiveNode> directives, Types.DirectiveLocation location)
    {
        if (directives.Count == 0)
            return;
        context.DirectiveLocation = location;
        Show(rules.DirectiveLists, directives);
        foreach (DirectiveNode directive in directives)
        {
            context.Directive = context.Schema.DirectiveDefinitions.GetValueOrDefault(directive.NameText);
            Show(rules.Directives, directive);
            VisitArguments(directive, directive.Arguments);
        }
        context.Directive = null;
    }

    private void VisitArguments(ISyntaxNode holder, IReadOnlyList<ArgumentNode> arguments)
    {
        context.ArgumentHolder = holder;
        Show(rules.ArgumentLists, arguments);
        foreach (ArgumentNode argument in arguments)
        {
            Argument? definition = null;
            context.ArgumentDefinitions?.TryGetField(argument.NameText, out definition);
            Show(rules.Arguments, argument);
            Visit(argument.Value, definition?.Type, definition, inOneOf: false);
        }
    }

    private void Visit(IValueNode value, IType? type, IInputValueDefinition? slot, bool inOneOf)
    {
        if (value is VariableNode variable)
        {
            _current.Variables.Add(new VariableUsage(variable, type, slot?.DefaultValue is not null, inOneOf));
            return;
        }
        // One item can stand for a list of it (specification 3.11, input coercion).
        IType? itemType = type;
        while (value is not ListValueNode and not NullValueNode && itemType?.NullableType() is ListType list)
            itemType = list.ElementType;

        RuntimeHelpers.EnsureSufficientExecutionStack();
        context.InputType = itemType;
        Show(rules.Values, value);
        if (value is ListValueNode items)
            VisitItems(items, type);
        else if (value is ObjectValueNode record)
            VisitFields(record, itemType);
    }

    private void VisitItems(ListValueNode items, IType? type)
    {
        IType? itemType = type?.NullableType() is ListType list ? list.ElementType : null;
        foreach (IValueNode item in items.Items)
            Visit(item, itemType, slot: null, inOneOf: false);
    }

    private void VisitFields(ObjectValueNode record, IType? type)
    {
        var inputObject = type?.NullableType() as InputObjectType;
        foreach (ObjectFieldNode field in record.Fields)
        {
            InputField? definition = null;
            inputObject?.Fields.TryGetField(field.NameText, out definition);
            Visit(field.Value, definition?.Type, definition, inputObject?.IsOneOf ?? false);
        }
    }

    private TypeDefinition? FindType(NamedTypeNode name)
        => context.Schema.TryGetType(name.Name.Value, out TypeDefinition? type) ? type : null;
}

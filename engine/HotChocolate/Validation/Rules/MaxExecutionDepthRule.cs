using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Validation.Options;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation has no more levels of fields than allowed. Levels are counted once per fragment.</summary>
internal sealed class MaxExecutionDepthRule(ValidationOptions options) : IDocumentValidatorRule
{
    public ushort Priority => 1;

    public bool IsCacheable => true;

    public void Validate(DocumentValidatorContext context, DocumentNode document)
    {
        int allowed = options.MaxAllowedExecutionDepth ?? int.MaxValue;
        var depths = new Dictionary<FragmentDefinitionNode, int>();
        foreach (IDefinitionNode definition in document.Definitions)
        {
            if (definition is not OperationDefinitionNode operation)
                continue;
            int depth = DepthOf(operation.SelectionSet, context, depths);
            if (depth > allowed)
                Report(context, operation, depth, allowed);
        }
    }

    private static void Report(DocumentValidatorContext context, OperationDefinitionNode operation, int depth, int allowed)
    {
        ErrorBuilder error = ErrorBuilder.New()
            .SetMessage($"The operation has {depth} levels of fields; {allowed} are allowed.")
            .SetExtension("allowedExecutionDepth", allowed)
            .SetExtension("detectedExecutionDepth", depth);
        if (operation.Location is { } location)
            error.AddLocation(location.Line, location.Column);
        context.ReportError(error.Build());
    }

    private int DepthOf(
        SelectionSetNode selectionSet, DocumentValidatorContext context, Dictionary<FragmentDefinitionNode, int> fragments)
    {
        int deepest = 0;
        foreach (ISelectionNode selection in selectionSet.Selections)
        {
            int depth = selection switch
            {
                FieldNode field when options.SkipIntrospectionFields && field.IsIntrospection => 0,
                FieldNode { SelectionSet: { } children } => 1 + DepthOf(children, context, fragments),
                FieldNode => 1,
                InlineFragmentNode inline => DepthOf(inline.SelectionSet, context, fragments),
                FragmentSpreadNode spread => DepthOf(spread, context, fragments),
                _ => 0,
            };
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }

    private int DepthOf(
        FragmentSpreadNode spread, DocumentValidatorContext context, Dictionary<FragmentDefinitionNode, int> fragments)
    {
        if (!context.Fragments.TryGet(spread, out FragmentDefinitionNode? fragment))
            return 0;
        if (fragments.TryGetValue(fragment, out int known))
            return known;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return int.MaxValue / 2;
        // A fragment that reaches itself is refused elsewhere; here it must only come to an end.
        fragments[fragment] = 0;
        return fragments[fragment] = DepthOf(fragment.SelectionSet, context, fragments);
    }
}

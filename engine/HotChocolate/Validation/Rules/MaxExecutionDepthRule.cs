using System.Runtime.CompilerServices;
using HotChocolate.Language;
using HotChocolate.Validation.Options;

namespace HotChocolate.Validation.Rules;

/// <summary>An operation has no more levels of fields than allowed. Levels are counted once per fragment.</summary>
internal sealed class MaxExecutionDepthRule(ValidationOptions options) : IDocumentValidatorRule
{
    /// <summary>However much is allowed, what is executed and written level by level must fit a thread's stack.</summary>
    public const int MaxDepth = 1_000;

    /// <summary>Levels of fields and spreads of fragments together.</summary>
    private const int MaxNesting = 3 * MaxDepth;

    public ushort Priority => 1;

    public bool IsCacheable => true;

    public void Validate(DocumentValidatorContext context, DocumentNode document)
    {
        int allowed = options.MaxAllowedExecutionDepth is > 0 and < MaxDepth and var configured ? configured : MaxDepth;
        var walk = new Walk(context, options);
        foreach (IDefinitionNode definition in document.Definitions)
        {
            if (definition is not OperationDefinitionNode operation)
                continue;
            int depth = walk.DepthOf(operation.SelectionSet, nesting: 0);
            if (walk.IsTooDeep)
                Report(context, operation, ErrorBuilder.New().SetMessage("The operation's fragments nest too deep."));
            else if (depth > allowed)
                ReportDepth(context, operation, depth, allowed);
        }
    }

    private static void ReportDepth(DocumentValidatorContext context, OperationDefinitionNode operation, int depth, int allowed)
        => Report(context, operation, ErrorBuilder.New()
            .SetMessage($"The operation has {depth} levels of fields; {allowed} are allowed.")
            .SetExtension("allowedExecutionDepth", allowed)
            .SetExtension("detectedExecutionDepth", depth));

    private static void Report(DocumentValidatorContext context, OperationDefinitionNode operation, ErrorBuilder error)
    {
        if (operation.Location is { } location)
            error.AddLocation(location.Line, location.Column);
        context.ReportError(error.Build());
    }

    private sealed class Walk(DocumentValidatorContext context, ValidationOptions options)
    {
        private readonly Dictionary<FragmentDefinitionNode, int> _fragments = [];

        /// <summary>Whether the nesting went on where the walk did not.</summary>
        public bool IsTooDeep { get; private set; }

        public int DepthOf(SelectionSetNode selectionSet, int nesting)
        {
            IsTooDeep |= nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack();
            if (IsTooDeep)
                return 0;
            int deepest = 0;
            foreach (ISelectionNode selection in selectionSet.Selections)
            {
                int depth = selection switch
                {
                    FieldNode field when options.SkipIntrospectionFields && field.IsIntrospection => 0,
                    FieldNode { SelectionSet: { } children } => 1 + DepthOf(children, nesting + 1),
                    FieldNode => 1,
                    InlineFragmentNode inline => DepthOf(inline.SelectionSet, nesting + 1),
                    FragmentSpreadNode spread => DepthOf(spread, nesting + 1),
                    _ => 0,
                };
                deepest = Math.Max(deepest, depth);
            }
            return deepest;
        }

        private int DepthOf(FragmentSpreadNode spread, int nesting)
        {
            if (!context.Fragments.TryGet(spread, out FragmentDefinitionNode? fragment))
                return 0;
            if (_fragments.TryGetValue(fragment, out int known))
                return known;
            // A fragment that reaches itself is refused elsewhere; here it must only come to an end.
            _fragments[fragment] = 0;
            return _fragments[fragment] = DepthOf(fragment.SelectionSet, nesting);
        }
    }
}

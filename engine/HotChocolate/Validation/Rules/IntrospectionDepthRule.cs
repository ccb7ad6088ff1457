using HotChocolate.Language;
using HotChocolate.Validation.Options;

namespace HotChocolate.Validation.Rules;

/// <summary>
/// Bounds how often one path of introspection comes through <c>ofType</c> and through lists of types or fields: the
/// answer would grow with a power of the schema's size.
/// </summary>
internal sealed class IntrospectionDepthRule(ValidationOptions options) : IDocumentValidatorRule
{
    /// <summary>Fields and spreads together: fragments can lead to far more of them than the document holds.</summary>
    private const int MaxVisited = 10_000;
    private const int MaxDepth = 100;

    public ushort Priority => 3;

    public bool IsCacheable => true;

    public void Validate(DocumentValidatorContext context, DocumentNode document)
    {
        foreach (FieldNode root in IntrospectionRoots.Find(document))
        {
            if (root.SelectionSet is null)
                continue;
            var walk = new Walk(context, options);
            if (walk.FindExcess(root.SelectionSet, depth: 0) is { } excess)
            {
                Report(context, excess);
                return;
            }
        }
    }

    private static void Report(DocumentValidatorContext context, FieldNode field)
    {
        context.FatalErrorDetected = true;
        ErrorBuilder error = ErrorBuilder.New().SetMessage("Maximum allowed introspection depth exceeded.").SetCode("HC0086");
        if (field.Location is { } location)
            error.AddLocation(location.Line, location.Column);
        context.ReportError(error.Build());
    }

    private sealed class Walk(DocumentValidatorContext context, ValidationOptions options)
    {
        private readonly Dictionary<string, int> _onPath = new(StringComparer.Ordinal);
        private int _visited;

        public FieldNode? FindExcess(SelectionSetNode selectionSet, int depth)
        {
            foreach (ISelectionNode selection in selectionSet.Selections)
            {
                FieldNode? excess = selection switch
                {
                    FieldNode field => Enter(field, depth),
                    InlineFragmentNode inline => FindExcess(inline.SelectionSet, depth),
                    FragmentSpreadNode spread when depth < MaxDepth && context.Fragments.TryGet(spread, out var fragment)
                        && ++_visited <= MaxVisited
                        => FindExcess(fragment.SelectionSet, depth + 1),
                    _ => null,
                };
                if (excess is not null)
                    return excess;
            }
            return null;
        }

        private FieldNode? Enter(FieldNode field, int depth)
        {
            if (field.SelectionSet is null)
                return null;
            string name = field.Name.Value;
            int limit = LimitOf(name);
            int count = _onPath[name] = _onPath.GetValueOrDefault(name) + 1;
            FieldNode? excess = count > limit || ++_visited > MaxVisited
                ? field
                : FindExcess(field.SelectionSet, depth + 1);
            _onPath[name] = count - 1;
            return excess;
        }

        private int LimitOf(string field) => field switch
        {
            "ofType" => options.MaxAllowedOfTypeDepth,
            "fields" or "inputFields" or "interfaces" or "possibleTypes" => options.MaxAllowedListRecursiveDepth,
            _ => int.MaxValue,
        };
    }
}

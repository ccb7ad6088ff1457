using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using DirectiveLocation = HotChocolate.Types.DirectiveLocation;

namespace HotChocolate.CostAnalysis;

/// <summary>The directives of IBM's cost directive specification: their definitions, and what connections say by themselves.</summary>
internal static class CostDirectives
{
    internal const string Cost = "cost";
    internal const string ListSize = "listSize";
    private static readonly string[] s_slicing = ["first", "last"];
    private static readonly string[] s_sized = ["edges", "nodes"];

    internal static IEnumerable<DirectiveDefinition> Define(ScalarType text, ScalarType number, ScalarType boolean)
    {
        var texts = new ListType(new NonNullType(text));
        yield return new DirectiveDefinition(
            Cost,
            DirectiveLocation.Scalar | DirectiveLocation.Object | DirectiveLocation.FieldDefinition
                | DirectiveLocation.ArgumentDefinition | DirectiveLocation.Enum | DirectiveLocation.InputFieldDefinition,
            [new Argument("weight", new NonNullType(text), typeof(string)) { Description = "What each appearance adds to the cost of an operation." }],
            "Declares what a type, a field or an argument costs.");
        yield return new DirectiveDefinition(
            ListSize,
            DirectiveLocation.FieldDefinition,
            [
                new Argument("assumedSize", number, typeof(int?)) { Description = "The most items of the list, where no slicing argument says it." },
                new Argument("slicingArguments", texts, typeof(string[])) { Description = "The arguments that say how many items are asked for." },
                new Argument("slicingArgumentDefaultValue", number, typeof(int?)) { Description = "What is taken where no slicing argument is given." },
                new Argument("sizedFields", texts, typeof(string[])) { Description = "The fields of the result whose lists have this size." },
                new Argument("requireOneSlicingArgument", boolean, typeof(bool?))
                {
                    Description = "Whether exactly one slicing argument is expected.",
                    DefaultValue = BooleanValueNode.True,
                },
            ],
            "Declares how long a list is at most.");
    }

    /// <summary>What a connection says about itself.</summary>
    internal static DirectiveNode OfConnection(PagingOptions options) => new(
        ListSize,
        [.. ListSizeArguments(
            options.MaxPageSize,
            options.AllowBackwardPagination ?? true ? s_slicing : s_slicing[..1],
            options.DefaultPageSize,
            s_sized,
            requireOneSlicingArgument: false)]);

    internal static IEnumerable<ArgumentNode> ListSizeArguments(
        int? assumedSize, string[]? slicingArguments, int? slicingArgumentDefaultValue, string[]? sizedFields, bool requireOneSlicingArgument)
    {
        if (assumedSize is { } size)
            yield return new ArgumentNode("assumedSize", new IntValueNode(size));
        if (slicingArguments is not null)
            yield return new ArgumentNode("slicingArguments", ListOf(slicingArguments));
        if (slicingArgumentDefaultValue is { } value)
            yield return new ArgumentNode("slicingArgumentDefaultValue", new IntValueNode(value));
        if (sizedFields is not null)
            yield return new ArgumentNode("sizedFields", ListOf(sizedFields));
        // True is the argument's default.
        if (!requireOneSlicingArgument)
            yield return new ArgumentNode("requireOneSlicingArgument", BooleanValueNode.False);
    }

    private static ListValueNode ListOf(string[] texts) => new([.. texts.Select(text => new StringValueNode(text))]);
}

using System.Reflection;
using HotChocolate.Types;
using HotChocolate.Types.Descriptors;

namespace HotChocolate.CostAnalysis.Types;

/// <summary>
/// How long the field's list is at most, as <c>@listSize</c> of IBM's cost directive specification. Needs <c>AddCostAnalyzer</c>,
/// which defines the directive.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class ListSizeAttribute : ObjectFieldDescriptorAttribute
{
    private int? _assumedSize;
    private int? _slicingArgumentDefaultValue;
    private bool? _requireOneSlicingArgument;

    /// <summary>The length when no slicing argument is given.</summary>
    public int AssumedSize { get => _assumedSize ?? 0; set => _assumedSize = value; }

    /// <summary>The numeric arguments that say how long the list is.</summary>
    public string[]? SlicingArguments { get; set; }

    /// <summary>What a slicing argument is taken for when none is given.</summary>
    public int SlicingArgumentDefaultValue { get => _slicingArgumentDefaultValue ?? 0; set => _slicingArgumentDefaultValue = value; }

    /// <summary>The fields of the result whose lists have this size: those of a connection.</summary>
    public string[]? SizedFields { get; set; }

    /// <summary>Whether exactly one slicing argument is expected; by default where there are any.</summary>
    public bool RequireOneSlicingArgument { get => _requireOneSlicingArgument ?? SlicingArguments is { Length: > 0 }; set => _requireOneSlicingArgument = value; }

    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo? member) =>
        descriptor.Directive(
            CostDirectives.ListSize,
            [.. CostDirectives.ListSizeArguments(_assumedSize, SlicingArguments, _slicingArgumentDefaultValue, SizedFields, RequireOneSlicingArgument)]);
}

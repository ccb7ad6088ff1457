using System.Globalization;
using System.Reflection;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Types.Descriptors;

namespace HotChocolate.CostAnalysis.Types;

/// <summary>
/// What one call of the field costs, as <c>@cost(weight:)</c> of IBM's cost directive specification. Needs
/// <c>AddCostAnalyzer</c>, which defines the directive. Here on fields only.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class CostAttribute(double weight) : ObjectFieldDescriptorAttribute
{
    protected override void OnConfigure(IDescriptorContext context, IObjectFieldDescriptor descriptor, MemberInfo? member) =>
        descriptor.Directive(
            CostDirectives.Cost, new ArgumentNode("weight", new StringValueNode(weight.ToString(CultureInfo.InvariantCulture))));
}

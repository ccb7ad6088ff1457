using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Declaring what fields cost.</summary>
public static class CostAnalyzerRequestExecutorBuilderExtensions
{
    /// <summary>Defines <c>@cost</c> and <c>@listSize</c>. The embedded engine computes no costs: skip the analysis in the options.</summary>
    public static IRequestExecutorBuilder AddCostAnalyzer(this IRequestExecutorBuilder builder)
        => builder.ModifyCostOptions(static _ => { });

    public static IRequestExecutorBuilder ModifyCostOptions(this IRequestExecutorBuilder builder, Action<CostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.ConfigureSchema(schema => configure(schema.Costs ??= new CostOptions()));
    }
}

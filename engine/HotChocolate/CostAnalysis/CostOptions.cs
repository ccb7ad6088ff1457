namespace HotChocolate.CostAnalysis;

/// <summary>What is done with costs. The embedded engine declares them and computes none: the analysis has to be skipped.</summary>
public sealed class CostOptions
{
    /// <summary>Whether operations are not analysed. False is refused when the executor is made.</summary>
    public bool SkipAnalyzer { get; set; }

    /// <summary>Whether connections declare their <c>@listSize</c> by themselves, from the paging options.</summary>
    public bool ApplyCostDefaults { get; set; } = true;

    /// <summary>The weight of asynchronous resolvers that declare none; the embedded engine only knows null.</summary>
    public double? DefaultResolverCost { get; set; } = 10;
}

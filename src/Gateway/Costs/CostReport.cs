using System.Collections.Immutable;
using HotChocolate.Collections.Immutable;
using HotChocolate.Execution;
using Nexus.Gateway.Limits;

namespace Nexus.Gateway.Costs;

/// <summary>What the header <c>GraphQL-Cost</c> asks for.</summary>
internal enum CostReport
{
    None,

    /// <summary><c>report</c>: execute, and say in <c>extensions.cost</c> what it cost.</summary>
    Report,

    /// <summary><c>validate</c>: say it without executing.</summary>
    Validate,
}

internal static class CostReports
{
    private const string Header = "GraphQL-Cost";
    private const string Extension = "cost";

    /// <summary>What the request asks for; nothing where it did not come over HTTP.</summary>
    public static CostReport Find(IOperationRequest request)
    {
        if (request.ContextData?.TryGetValue(nameof(HttpContext), out var state) != true || state is not HttpContext http)
            return CostReport.None;
        var value = http.Request.Headers[Header];
        if (value.Count == 0)
            return CostReport.None;
        return string.Equals(value, "report", StringComparison.OrdinalIgnoreCase) ? CostReport.Report
            : string.Equals(value, "validate", StringComparison.OrdinalIgnoreCase) ? CostReport.Validate
            : CostReport.None;
    }

    /// <summary>An answer that is nothing but the report.</summary>
    public static OperationResult Create(OperationCost cost, GatewayLimits limits) =>
        new(ImmutableOrderedDictionary<string, object?>.Empty.Add(Extension, Describe(cost, limits)))
        {
            // Without data and without errors: nothing failed.
            ContextData = ImmutableDictionary<string, object?>.Empty.Add(ExecutionContextData.HttpStatusCode, StatusCodes.Status200OK),
        };

    /// <summary>Adds <c>extensions.cost</c> to a result; streams have none.</summary>
    public static void AddCost(this IExecutionResult? result, OperationCost cost, GatewayLimits limits)
    {
        if (result is OperationResult operation)
            operation.Extensions = operation.Extensions.SetItem(Extension, Describe(cost, limits));
    }

    private static Dictionary<string, object?> Describe(OperationCost cost, GatewayLimits limits) => new()
    {
        ["fieldCost"] = cost.WholeField,
        ["typeCost"] = cost.WholeType,
        ["maxFieldCost"] = limits.MaxFieldCost,
        ["maxTypeCost"] = limits.MaxTypeCost,
    };
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HotChocolate.Execution;
using HotChocolate.Language;
using Nexus.Gateway.Limits;
using Nexus.Gateway.Rates;
using RequestContext = HotChocolate.Execution.RequestContext;
using RequestDelegate = HotChocolate.Execution.RequestDelegate;

namespace Nexus.Gateway.Costs;

/// <summary>
/// Refuses operations that cost too much, by themselves or for what is left of their caller's budget, once their variables are known and before anything is executed. A document's formula is made when it is first
/// seen and lives as long as the engine remembers the document: for most operations the rest is two comparisons.
/// </summary>
internal sealed class OperationCosts(GatewayLimits limits, CostModel model, OperationRates rates)
{
    public const string Key = "Nexus.OperationCosts";

    private readonly ConditionalWeakTable<DocumentNode, DocumentCosts> _documents = [];

    public RequestDelegate Around(RequestDelegate next) => request =>
    {
        var cost = Evaluate(request);
        var report = CostReports.Find(request.Request);
        if (FindExcess(cost) is not { } error)
            return report is CostReport.None ? ChargeAsync(request, cost, next) : ReportAsync(request, cost, report, next);
        request.Result = OperationResult.FromError(error);
        if (report is not CostReport.None && cost.IsKnown)
            request.Result.AddCost(cost, limits);
        return default;
    };

    private async ValueTask ReportAsync(RequestContext request, OperationCost cost, CostReport report, RequestDelegate next)
    {
        if (report is CostReport.Validate)
        {
            request.Result = CostReports.Create(cost, limits);
            return;
        }

        await ChargeAsync(request, cost, next);
        request.Result.AddCost(cost, limits);
    }

    private ValueTask ChargeAsync(RequestContext request, OperationCost cost, RequestDelegate next)
    {
        if (rates.Charge(request, cost) is not { } refusal)
            return next(request);
        request.Result = refusal;
        return default;
    }

    private OperationCost Evaluate(RequestContext request)
    {
        var document = request.OperationDocumentInfo.Document!;
        if (!_documents.TryGetValue(document, out var costs))
            costs = _documents.GetValue(document, added => new DocumentCosts(model, added));
        var formula = costs.Find(request.Request.OperationName);
        if (formula.IsConstant)
            return formula.Constant;
        var cost = default(OperationCost);
        foreach (var variables in request.VariableValues)
            cost += formula.Evaluate(name => variables.TryGetValue<IValueNode>(name, out var value) ? value : null);
        return cost;
    }

    private IError? FindExcess(OperationCost cost)
    {
        if (cost.Field > limits.MaxFieldCost)
            return LimitErrors.Create(Limit.FieldCost, limits.MaxFieldCost, cost.IsKnown ? cost.WholeField : null, "The operation's fields cost too much.");
        return cost.Type > limits.MaxTypeCost
            ? LimitErrors.Create(Limit.TypeCost, limits.MaxTypeCost, cost.WholeType, "The operation asks for too many objects.")
            : null;
    }

    /// <summary>The formulas of one document's operations, each made when it is first executed.</summary>
    private sealed class DocumentCosts(CostModel model, DocumentNode document)
    {
        private readonly ConcurrentDictionary<string, CostFormula> _named = new();
        private CostFormula? _only;

        public CostFormula Find(string? operationName) => operationName is null
            ? _only ??= Compile(null)
            : _named.GetOrAdd(operationName, Compile);

        private CostFormula Compile(string? name) => new CostCompiler(model, document).Compile(document.Definitions
            .OfType<OperationDefinitionNode>()
            .First(operation => name is null || operation.Name?.Value == name));
    }
}

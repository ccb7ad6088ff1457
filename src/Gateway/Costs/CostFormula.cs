namespace Nexus.Gateway.Costs;

/// <summary>
/// What an operation costs as a function of its variables: a constant, lists times what their items cost, and choices of which the dearest counts.
/// Whatever does not depend on variables is in the constant.
/// </summary>
internal sealed class CostFormula
{
    private readonly OperationCost _constant;
    private readonly (ListLength Length, CostFormula Item)[] _lists;
    private readonly CostFormula[][] _choices;

    private CostFormula(OperationCost constant, (ListLength, CostFormula)[] lists, CostFormula[][] choices) =>
        (_constant, _lists, _choices) = (constant, lists, choices);

    /// <summary>What the operation costs whatever its variables are.</summary>
    public OperationCost Constant => _constant;

    public bool IsConstant => _lists.Length + _choices.Length == 0;

    public static CostFormula Of(OperationCost constant) => new(constant, [], []);

    public static CostFormula Of(double field, double type) => Of(new OperationCost(field, type));

    public static CostFormula Sum(IReadOnlyCollection<CostFormula> parts) => new(
        parts.Aggregate(default(OperationCost), (sum, part) => sum + part._constant),
        [.. parts.SelectMany(part => part._lists)],
        [.. parts.SelectMany(part => part._choices)]);

    public static CostFormula Repeat(ListLength length, CostFormula item) =>
        length.IsConstant && item.IsConstant ? new(length.Constant * item._constant, [], [])
        : length.IsConstant && length.Constant == 1 ? item
        : new(default, [(length, item)], []);

    /// <summary>At most one of them happens; nobody knows which.</summary>
    public static CostFormula Dearest(CostFormula[] choices)
    {
        if (choices.Length == 1)
            return choices[0];
        if (!Array.TrueForAll(choices, choice => choice.IsConstant))
            return new(default, [], [choices]);
        return new(choices.Aggregate(default(OperationCost), (dearest, choice) => OperationCost.Max(dearest, choice._constant)), [], []);
    }

    public OperationCost Evaluate(FindVariable find)
    {
        var cost = _constant;
        foreach (var (length, item) in _lists)
            cost += length.Evaluate(find) * item.Evaluate(find);
        foreach (var choices in _choices)
        {
            var dearest = default(OperationCost);
            foreach (var choice in choices)
                dearest = OperationCost.Max(dearest, choice.Evaluate(find));
            cost += dearest;
        }

        return cost;
    }
}

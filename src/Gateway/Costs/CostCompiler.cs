using HotChocolate.Language;

namespace Nexus.Gateway.Costs;

/// <summary>
/// Makes the formula of one operation of a valid document. Fields with one response name are executed once (specification 6.3.2) and so count once, with
/// what all of them select; of an abstract type's objects the dearest counts. What <c>@skip</c> and <c>@include</c> may leave out counts.
/// </summary>
internal sealed class CostCompiler(CostModel model, DocumentNode document)
{
    // A valid operation within the limit of fields needs a few thousand steps; one that multiplies abstract types is not worth more.
    private const int MostSteps = 100_000;

    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = document.Definitions
        .OfType<FragmentDefinitionNode>()
        .ToDictionary(fragment => fragment.Name.Value);

    private int _steps;

    /// <summary>The formula; <see cref="OperationCost.Unknown"/> where finding it takes too long.</summary>
    public CostFormula Compile(OperationDefinitionNode operation)
    {
        var root = model.RootOf(operation.Operation);
        var selected = CompileObject(root, [operation.SelectionSet], null);
        return _steps > MostSteps
            ? CostFormula.Of(OperationCost.Unknown)
            : CostFormula.Sum([CostFormula.Of(0, model.WeightOf(root)), selected]);
    }

    private CostFormula CompileObject(string type, IReadOnlyList<SelectionSetNode> selections, SizedFields? sized)
    {
        var fields = new Dictionary<string, List<FieldNode>>();
        var spread = new HashSet<string>();
        foreach (var selection in selections)
            Collect(type, selection, fields, spread);
        return CostFormula.Sum([.. fields.Values.Select(occurrences => CompileField(type, occurrences, sized))]);
    }

    private CostFormula CompileField(string type, List<FieldNode> occurrences, SizedFields? sized)
    {
        var field = occurrences[0];
        if (_steps > MostSteps || model.Find(type, field.Name.Value) is not { } weight)
            return CostFormula.Of(0, 0);
        var call = CostFormula.Of(weight.Weight, 0);
        if (model.IsLeaf(weight.Type))
            return call;
        var length = ListLengths.Of(field, weight);
        SelectionSetNode[] selections = [.. occurrences.Select(occurrence => occurrence.SelectionSet).OfType<SelectionSetNode>()];
        var inner = weight.Size is { SizedFields.Length: > 0 } size ? new SizedFields(size.SizedFields, length) : null;
        var item = CostFormula.Sum([CostFormula.Of(0, model.WeightOf(weight.Type)), CompileValue(weight.Type, selections, inner)]);
        var times = sized?.Names.Contains(field.Name.Value) == true ? sized.Length
            : weight.IsList && inner is null ? length
            : ListLength.One;
        return CostFormula.Sum([call, CostFormula.Repeat(times, item)]);
    }

    private CostFormula CompileValue(string type, SelectionSetNode[] selections, SizedFields? sized) =>
        CostFormula.Dearest([.. model.PossibleTypes(type).Select(possible => CompileObject(possible, selections, sized)).DefaultIfEmpty(CostFormula.Of(0, 0))]);

    private void Collect(string type, SelectionSetNode selections, Dictionary<string, List<FieldNode>> fields, HashSet<string> spread)
    {
        foreach (var selection in selections.Selections)
        {
            if (++_steps > MostSteps)
                return;
            switch (selection)
            {
                case FieldNode field:
                    var name = (field.Alias ?? field.Name).Value;
                    if (!fields.TryGetValue(name, out var occurrences))
                        fields[name] = occurrences = [];
                    occurrences.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, fields, spread);
                    break;
                case FragmentSpreadNode { Name.Value: var fragment } when spread.Add(fragment) && Applies(_fragments[fragment].TypeCondition, type):
                    Collect(type, _fragments[fragment].SelectionSet, fields, spread);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, string type) =>
        condition is null || condition.Name.Value == type || model.PossibleTypes(condition.Name.Value).Contains(type);

    /// <summary>The fields of a connection whose lists are as long as the connection's page.</summary>
    private sealed record SizedFields(string[] Names, ListLength Length);
}

using HotChocolate.Language;

namespace Nexus.Gateway.Costs;

/// <summary>Finds how long a selected field's list is at most.</summary>
internal static class ListLengths
{
    /// <summary>
    /// By its slicing arguments, or else by its list of ids: <c>nodes(ids:)</c> answers with as many as it is asked for. A list that says nothing
    /// counts as one.
    /// </summary>
    public static ListLength Of(FieldNode field, FieldWeight weight)
    {
        if (weight.Size is { } size)
            return Of(field, weight, weight.Arguments.Where(argument => size.SlicingArguments.Contains(argument.Name.Value)), size.Fallback);
        return weight.IsList
            ? Of(field, weight, weight.Arguments.Where(argument => argument.Type is ListTypeNode or NonNullTypeNode { Type: ListTypeNode }), 1)
            : ListLength.One;
    }

    private static ListLength Of(FieldNode field, FieldWeight weight, IEnumerable<InputValueDefinitionNode> slicing, double fallback)
    {
        double? literal = null;
        List<string> numbers = [], lists = [];
        foreach (var argument in slicing)
        {
            var value = field.Arguments.FirstOrDefault(given => given.Name.Value == argument.Name.Value)?.Value ?? argument.DefaultValue;
            if (value is VariableNode variable)
                (weight.Size is null ? lists : numbers).Add(variable.Name.Value);
            else if (LengthOf(value) is { } length)
                literal = Math.Max(literal ?? 0, length);
            if (value is VariableNode && argument.DefaultValue is IntValueNode absent)
                fallback = absent.ToDouble();
        }

        return new ListLength(literal, [.. numbers], [.. lists], fallback);
    }

    private static double? LengthOf(IValueNode? value) => value switch
    {
        null or NullValueNode => null,
        IntValueNode number => number.ToDouble(),
        ListValueNode list => list.Items.Count,
        _ => 1,
    };
}

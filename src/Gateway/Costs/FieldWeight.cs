using HotChocolate.Language;

namespace Nexus.Gateway.Costs;

/// <summary>What the schema says about a field's cost: its own weight, its type, and how long its list is at most.</summary>
/// <param name="Weight">One for a field of objects and nothing for one of leaves, unless <c>@cost</c> says otherwise.</param>
/// <param name="Type">The named type of the field's value.</param>
/// <param name="Arguments">The definitions of the arguments, for their defaults and types.</param>
/// <param name="Size">The field's <c>@listSize</c>, where it has one.</param>
internal sealed record FieldWeight(double Weight, string Type, bool IsList, InputValueDefinitionNode[] Arguments, ListSize? Size);

/// <summary>The directive <c>@listSize</c>.</summary>
internal sealed record ListSize(double? Assumed, string[] SlicingArguments, double? SlicingDefault, string[] SizedFields)
{
    /// <summary>The length where no slicing argument is given.</summary>
    public double Fallback => SlicingDefault ?? Assumed ?? 1;
}

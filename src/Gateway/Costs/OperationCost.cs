namespace Nexus.Gateway.Costs;

/// <summary>
/// The two sums of IBM's cost directive specification: the weights of all fields that are called, and the objects that may be answered with.
/// </summary>
internal readonly record struct OperationCost(double Field, double Type)
{
    /// <summary>As clients see it: what is not less, without a fraction.</summary>
    public long WholeField => (long)Math.Ceiling(Field);

    /// <inheritdoc cref="WholeField"/>
    public long WholeType => (long)Math.Ceiling(Type);

    public bool IsKnown => double.IsFinite(Field) && double.IsFinite(Type);

    public static OperationCost Unknown { get; } = new(double.PositiveInfinity, double.PositiveInfinity);

    public static OperationCost operator +(OperationCost left, OperationCost right) => new(left.Field + right.Field, left.Type + right.Type);

    public static OperationCost operator *(double times, OperationCost cost) => new(times * cost.Field, times * cost.Type);

    /// <summary>What is not less than either.</summary>
    public static OperationCost Max(OperationCost left, OperationCost right) => new(Math.Max(left.Field, right.Field), Math.Max(left.Type, right.Type));
}

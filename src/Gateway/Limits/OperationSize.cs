namespace Nexus.Gateway.Limits;

/// <summary>What a selection set amounts to when its fragments are put in place. Sums stop at <see cref="int.MaxValue"/>.</summary>
internal readonly record struct OperationSize(int Fields, int Aliases, int Directives)
{
    public static OperationSize operator +(OperationSize left, OperationSize right) => new(
        Add(left.Fields, right.Fields), Add(left.Aliases, right.Aliases), Add(left.Directives, right.Directives));

    private static int Add(int left, int right) => (int)Math.Min((long)left + right, int.MaxValue);
}

using HotChocolate.Language;

namespace Nexus.Gateway.Costs;

/// <summary>The coerced value of a request's variable, or null where it was not given and has no default.</summary>
internal delegate IValueNode? FindVariable(string name);

/// <summary>
/// How long a list is at most: the largest of what its arguments say, or <paramref name="fallback"/> where none says anything. Arguments that are
/// variables are looked up for each request.
/// </summary>
internal sealed class ListLength(double? literal, string[] numbers, string[] lists, double fallback)
{
    public static ListLength One { get; } = new(1, [], [], 1);

    public bool IsConstant => numbers.Length + lists.Length == 0;

    public double Constant => literal ?? fallback;

    public double Evaluate(FindVariable find)
    {
        var longest = literal;
        foreach (var name in numbers)
            if (find(name) is IntValueNode number)
                longest = Math.Max(longest ?? 0, number.ToDouble());
        foreach (var name in lists)
            if (find(name) is { } value and not NullValueNode)
                longest = Math.Max(longest ?? 0, value is ListValueNode list ? list.Items.Count : 1);
        return longest ?? fallback;
    }
}

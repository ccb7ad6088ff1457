using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Whether two selections give the same arguments, in whatever order.</summary>
internal static class ArgumentComparison
{
    private const int FewNames = 8;

    public static bool AreSame(IReadOnlyList<ArgumentNode> left, IReadOnlyList<ArgumentNode> right)
        => AreSame(left, right, static argument => argument.NameText, static argument => argument.Value);

    private static bool AreSame(IValueNode left, IValueNode right) => (left, right) switch
    {
        (ObjectValueNode l, ObjectValueNode r)
            => AreSame(l.Fields, r.Fields, static field => field.NameText, static field => field.Value),
        (ListValueNode l, ListValueNode r) => AreSame(l.Items, r.Items),
        _ => SyntaxComparer.BySyntax.Equals(left, right),
    };

    private static bool AreSame(IReadOnlyList<IValueNode> left, IReadOnlyList<IValueNode> right)
    {
        if (left.Count != right.Count)
            return false;
        for (int i = 0; i < left.Count; i++)
        {
            if (!AreSame(left[i], right[i]))
                return false;
        }
        return true;
    }

    private static bool AreSame<T>(
        IReadOnlyList<T> left, IReadOnlyList<T> right, Func<T, string> nameOf, Func<T, IValueNode> valueOf)
        where T : class
    {
        if (left.Count != right.Count)
            return false;
        // Looking for each name among all is quadratic: fine for the few that people write.
        Dictionary<string, T>? byName = right.Count > FewNames ? IndexByName(right, nameOf) : null;
        foreach (T item in left)
        {
            T? same = byName is null ? Find(right, nameOf(item), nameOf) : byName.GetValueOrDefault(nameOf(item));
            if (same is null || !AreSame(valueOf(item), valueOf(same)))
                return false;
        }
        return true;
    }

    private static Dictionary<string, T> IndexByName<T>(IReadOnlyList<T> items, Func<T, string> nameOf)
    {
        var byName = new Dictionary<string, T>(items.Count, StringComparer.Ordinal);
        foreach (T item in items)
            byName.TryAdd(nameOf(item), item);
        return byName;
    }

    private static T? Find<T>(IReadOnlyList<T> items, string name, Func<T, string> nameOf) where T : class
    {
        foreach (T item in items)
        {
            if (nameOf(item) == name)
                return item;
        }
        return null;
    }
}

using HotChocolate.Language;

namespace HotChocolate.Validation.Rules;

/// <summary>Whether two selections give the same arguments, in whatever order.</summary>
internal static class ArgumentComparison
{
    public static bool AreSame(IReadOnlyList<ArgumentNode> left, IReadOnlyList<ArgumentNode> right)
    {
        if (left.Count != right.Count)
            return false;
        foreach (ArgumentNode argument in left)
        {
            if (!HasSame(right, argument))
                return false;
        }
        return true;
    }

    private static bool HasSame(IReadOnlyList<ArgumentNode> arguments, ArgumentNode wanted)
    {
        foreach (ArgumentNode argument in arguments)
        {
            if (argument.Name.Value == wanted.Name.Value)
                return AreSame(argument.Value, wanted.Value);
        }
        return false;
    }

    private static bool AreSame(IValueNode left, IValueNode right) => (left, right) switch
    {
        (ObjectValueNode l, ObjectValueNode r) => AreSame(l.Fields, r.Fields),
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

    private static bool AreSame(IReadOnlyList<ObjectFieldNode> left, IReadOnlyList<ObjectFieldNode> right)
    {
        if (left.Count != right.Count)
            return false;
        foreach (ObjectFieldNode field in left)
        {
            if (!HasSame(right, field))
                return false;
        }
        return true;
    }

    private static bool HasSame(IReadOnlyList<ObjectFieldNode> fields, ObjectFieldNode wanted)
    {
        foreach (ObjectFieldNode field in fields)
        {
            if (field.Name.Value == wanted.Name.Value)
                return AreSame(field.Value, wanted.Value);
        }
        return false;
    }
}

using System.Globalization;
using System.Text;

namespace HotChocolate.Types;

/// <summary>Prints where inside an input value a fault is, for example <c>input.tags[2]</c>.</summary>
internal static class InputPath
{
    internal static string Print(string root, IReadOnlyList<object> segments)
    {
        if (segments.Count == 0)
        {
            return root;
        }

        var text = new StringBuilder(root);
        foreach (object segment in segments)
        {
            _ = segment is int index
                ? text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']')
                : text.Append('.').Append((string)segment);
        }

        return text.ToString();
    }
}

using System.Text;

namespace HotChocolate.Types;

/// <summary>The names that CLR types and members have in the schema.</summary>
internal static class Naming
{
    private const string Get = "Get";
    private const string Async = "Async";
    private const string Input = "Input";

    /// <summary>A field's name: without <c>Get</c> and, where the result is awaited, without <c>Async</c>.</summary>
    internal static string OfMethod(string name, bool isAwaited)
    {
        if (name.StartsWith(Get, StringComparison.Ordinal) && name.Length > Get.Length)
        {
            name = name[Get.Length..];
        }

        if (isAwaited && name.EndsWith(Async, StringComparison.Ordinal) && name.Length > Async.Length)
        {
            name = name[..^Async.Length];
        }

        return ToCamelCase(name);
    }

    /// <summary>Lowers the first word, a run of capitals being one: <c>URLPath</c> becomes <c>urlPath</c>.</summary>
    internal static string ToCamelCase(string name)
    {
        int capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        int lowered = capitals <= 1 || capitals == name.Length || !char.IsLetter(name[capitals]) ? capitals : capitals - 1;
        return string.Concat(name[..lowered].ToLowerInvariant(), name.AsSpan(lowered));
    }

    /// <summary>An enum value's name: <c>FollowRequested</c> becomes <c>FOLLOW_REQUESTED</c>.</summary>
    internal static string OfEnumValue(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = i > 0
                && char.IsUpper(name[i])
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>A type's name; generic arguments follow: <c>PairOfStringAndInt32</c>.</summary>
    internal static string OfType(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }

        string name = type.Name[..type.Name.IndexOf('`')];
        return $"{name}Of{string.Join("And", type.GetGenericArguments().Select(OfType))}";
    }

    internal static string OfInputType(Type type)
    {
        string name = OfType(type);
        return name.EndsWith(Input, StringComparison.Ordinal) ? name : name + Input;
    }

    internal static string ToPascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Whether the text is a name (specification 2.1.9).</summary>
    internal static bool IsValid(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (char c in name)
        {
            if (c != '_' && !char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Globalization;
using System.Text;

namespace Nexus.Silo.Import;

/// <summary>Turns a page's name into handles: lower case letters, digits and underscores, 3 to 30 characters.</summary>
internal static class PageName
{
    private const int MaximumLength = 30;

    /// <summary>The handles to try, in order: the name itself, then the name with a growing number.</summary>
    public static IEnumerable<string> ProposeHandles(string pageName, long pageId)
    {
        var stem = Slug(pageName);
        if (stem.Length < 3)
            stem = string.Create(CultureInfo.InvariantCulture, $"page_{pageId}");
        yield return stem;
        for (var number = 2; ; number++)
            yield return WithNumber(stem, number);
    }

    private static string WithNumber(string stem, int number)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
        return string.Concat(stem.AsSpan(0, Math.Min(stem.Length, MaximumLength - suffix.Length)).TrimEnd('_'), suffix);
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder(MaximumLength);
        foreach (var character in name.Normalize(NormalizationForm.FormD))
        {
            if (slug.Length == MaximumLength)
                break;
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(char.ToLowerInvariant(character));
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '_')
                slug.Append('_');
        }
        return slug.ToString().TrimEnd('_');
    }
}

using System.Globalization;

namespace Nexus.Storage.Ids;

/// <summary>Key of a comment: its post and its own time-ordered number. Written as <c>post.number</c>.</summary>
public readonly record struct CommentId(PostId Post, long Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Post.Value}.{Number}");

    public static bool TryParse(ReadOnlySpan<char> text, out CommentId id)
    {
        var dot = text.IndexOf('.');
        id = default;
        if (dot < 0
            || !long.TryParse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var post)
            || !long.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        id = new CommentId(new PostId(post), number);
        return true;
    }
}

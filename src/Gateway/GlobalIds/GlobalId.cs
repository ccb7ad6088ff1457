using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Nexus.Grains.Errors;
using Nexus.Storage.Ids;

namespace Nexus.Gateway.GlobalIds;

/// <summary>
/// Reads the opaque ids of the contract (Relay's global object identification: base64 of <c>Type:key</c>) where a wrong one is an answer to
/// the client and not a fault of the request: an id of another type names nothing here.
/// </summary>
public static class GlobalId
{
    /// <exception cref="NotFoundException">The text is no id of a person.</exception>
    public static UserId ReadUser(string id) => new(ReadNumber(id, "User"));

    /// <exception cref="NotFoundException">The text is no id of a post.</exception>
    public static PostId ReadPost(string id) => new(ReadNumber(id, "Post"));

    /// <exception cref="NotFoundException">The text is no id of a comment.</exception>
    public static CommentId ReadComment(string id) =>
        TryReadKey(id, "Comment", out var key) && CommentId.TryParse(key, out var comment) ? comment : throw Unknown("Comment");

    private static long ReadNumber(string id, string type) =>
        TryReadKey(id, type, out var key) && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unknown(type);

    private static bool TryReadKey(string id, string type, out string key)
    {
        key = "";
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(id.Length) + 3];
        if (!Convert.TryFromBase64String(id, bytes, out var length))
            return false;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        if (!text.StartsWith(type, StringComparison.Ordinal) || text.Length <= type.Length || text[type.Length] != ':')
            return false;
        key = text[(type.Length + 1)..];
        return true;
    }

    private static NotFoundException Unknown(string type) => new($"There is no such {type.ToLowerInvariant()}.");
}

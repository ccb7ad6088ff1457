using Nexus.Storage.Reads;

namespace Nexus.Grains.Comments;

internal static class CommentViews
{
    public static CommentView ToView(this CommentRow row) => new(row.Id, row.Author, row.Text, row.CreatedAt, row.ReplyTo, row.ReplyCount);
}

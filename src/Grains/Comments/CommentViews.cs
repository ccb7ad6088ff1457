using Nexus.Storage.Reads;

namespace Nexus.Grains.Comments;

internal static class CommentViews
{
    public static CommentView ToView(this CommentRow row, bool viewerHasLiked) => new(
        row.Id, row.Author, row.Text, row.CreatedAt, row.ReplyTo, row.ReplyCount, row.EditedAt, row.LikeCount.Value, viewerHasLiked, row.IsDeleted);
}

using Nexus.Grains.Comments;
using Nexus.Grains.Ids;
using Nexus.Grains.Users;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Posts;

/// <summary>What a post's grain has in memory: only what is committed.</summary>
internal sealed class PostState(PostRow row, GrainOptions options)
{
    public PostId Id => row.Id;

    public UserId Author => row.Author;

    public PostId? Quoted => row.Quoted;

    public Visibility Visibility => (Visibility)row.Visibility;

    public PostStatus Status => row.IsRemoved ? PostStatus.Removed : PostStatus.Present;

    /// <summary>What decides who sees it.</summary>
    public PostFacts Facts => new(Visibility, Status);

    public string Text { get; private set; } = row.Text;

    public DateTimeOffset? EditedAt { get; private set; } = row.EditedAt;

    public UserIds Mentions { get; private set; } = UserIds.Of(row.Mentions);

    public CommittedCount LikeCount { get; set; } = CommittedCount.Of(row.LikeCount);

    public CommittedCount RepostCount { get; set; } = CommittedCount.Of(row.RepostCount);

    public CommittedCount CommentCount { get; set; } = CommittedCount.Of(row.CommentCount);

    public PostMarks Marks { get; } = new(row.Likers, row.Reposters, row.Bookmarkers, options.LikerBound);

    public CommentWindow Comments { get; } = new(row.NewestComments, options.CommentWindow);

    /// <summary>A post that has just been written.</summary>
    public static PostState Fresh(CreatePost post, GrainOptions options) => new(
        new PostRow(post.Post, post.Author, post.Text, post.Visibility, post.Quoted, post.CreatedAt, default, default, [], [])
        {
            Mentions = post.Mentions ?? [],
        },
        options);

    public void Edit(EditPost edit) => (Text, EditedAt, Mentions) = (edit.Text, edit.At, UserIds.Of(edit.Mentions));

    /// <summary>This moment, for readers outside the grain.</summary>
    public PostSnapshot ToSnapshot() => new(this);

    public PostView ToView(Marks marks) => new(
        row.Id, row.Author, Text, Visibility, row.CreatedAt, LikeCount.Value, CommentCount.Value, marks.HasFlag(Posts.Marks.Like), row.Quoted)
    {
        EditedAt = EditedAt,
        RepostCount = RepostCount.Value,
        ViewerHasReposted = marks.HasFlag(Posts.Marks.Repost),
        ViewerHasBookmarked = marks.HasFlag(Posts.Marks.Bookmark),
        Mentions = Mentions,
        IsRemoved = Status == PostStatus.Removed,
    };
}

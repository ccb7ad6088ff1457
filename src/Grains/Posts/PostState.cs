using Nexus.Grains.Comments;
using Nexus.Grains.Users;
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

    public CommittedCount LikeCount { get; set; } = CommittedCount.Of(row.LikeCount);

    public CommittedCount CommentCount { get; set; } = CommittedCount.Of(row.CommentCount);

    public LikerSet Likers { get; } = new(row.Likers, options.LikerBound);

    public CommentWindow Comments { get; } = new(row.NewestComments, row.CommentCount.Value, options.CommentWindow);

    /// <summary>A post that has just been written.</summary>
    public static PostState Fresh(CreatePost post, GrainOptions options) => new(
        new PostRow(post.Post, post.Author, post.Text, post.Visibility, post.Quoted, post.CreatedAt, default, default, [], []), options);

    /// <summary>This moment, for readers outside the grain.</summary>
    public PostSnapshot ToSnapshot() => new(this);

    public PostView ToView(bool viewerHasLiked) => new(
        row.Id, row.Author, row.Text, Visibility, row.CreatedAt, LikeCount.Value, CommentCount.Value, viewerHasLiked, row.Quoted);
}

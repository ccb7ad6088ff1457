namespace Nexus.Grains.Visibility;

/// <summary>Whether a post is there. One that was <see cref="Removed"/> by moderators is there for them.</summary>
internal enum PostStatus { Present, Removed, Deleted }

/// <summary>What decides, of the post's own, who sees it, and with it its comments, likers and counts.</summary>
internal readonly record struct PostFacts(Posts.Visibility Visibility, PostStatus Status = PostStatus.Present);

/// <summary>Where the viewer meets a post: by its id, in a list that anybody may ask for, in their own home feed, or in everybody's.</summary>
internal enum Place { Alone, List, Feed, Public }

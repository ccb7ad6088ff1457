namespace Nexus.Grains.Posts;

/// <summary>Gets each comment of a post once, in the order in which they came, after its commit. Who does not answer in time is dropped.</summary>
public interface ICommentObserver : IGrainObserver
{
    [ResponseTimeout("00:00:05")]
    Task OnCommentAddedAsync(CommentId comment);
}

/// <summary>Told that a post has changed (its text, its counts, or that it is gone), at most four times a second. A greater version is the later one.</summary>
public interface IPostObserver : IGrainObserver
{
    [ResponseTimeout("00:00:05")]
    Task OnPostChangedAsync(long version);
}

/// <summary>What came since the comment that a subscriber had seen last, in the order in which it came.</summary>
[GenerateSerializer, Immutable]
public sealed record CommentBacklog([property: Id(0)] IReadOnlyList<CommentId> Missed);

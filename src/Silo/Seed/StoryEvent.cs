namespace Nexus.Silo.Seed;

/// <summary>What happens in a story.</summary>
internal enum StoryEventKind : byte { Join, Post, LookAround, Follow, Block, Mute, Like, Repost, Bookmark, Comment, Reply, LikeComment }

/// <summary>
/// Something that somebody is going to do: to the person or the post <paramref name="Target"/> (an index), to the comment <paramref name="Comment"/> there by <paramref name="Other"/>.
/// <paramref name="Depth"/>: how far down a thread it stands.
/// </summary>
internal readonly record struct StoryEvent(StoryEventKind Kind, int Actor = 0, int Target = 0, long Comment = 0, int Other = 0, int Depth = 0);

/// <summary>What is going to happen, the earliest first; what happens at the same time in the order in which it was planned.</summary>
internal sealed class Agenda(long end)
{
    private readonly PriorityQueue<StoryEvent, (long At, long Order)> _planned = new();
    private long _order;

    /// <summary>Plans something; what would come after the end does not happen.</summary>
    public bool TryPlan(long at, StoryEvent happening)
    {
        if (at >= end)
            return false;
        _planned.Enqueue(happening, (at, _order++));
        return true;
    }

    public bool TryTake(out StoryEvent happening, out long at)
    {
        var isThere = _planned.TryDequeue(out happening, out var when);
        at = when.At;
        return isThere;
    }
}

using Nexus.Model.Tests.Pictures;
using Nexus.Model.Tests.Programs;

namespace Nexus.Model.Tests.Reference;

/// <summary>
/// The whole social graph as sets and lists, as docs/decisions/graph.md, feeds.md and notifications.md tell it: what anybody may do, and what everybody sees afterwards.
/// It knows nothing of src/ but these pages.
/// </summary>
internal partial class SocialGraph
{
    protected const int None = Step.None;

    private readonly Edges _follows = new();
    private readonly Edges _requests = new();
    private readonly Edges _blocks = new();
    private readonly Edges _mutes = new();
    private readonly HashSet<int> _private = [];
    private long _time;

    /// <summary>Does what a step says, and tells what its answer is; null where it is about something that was never written.</summary>
    public string? Apply(Step step) =>
        _left.Contains(step.Who) ? Words.Left
        : _suspended.Contains(step.Who) ? Words.Suspended
        : Do(step);

    /// <summary>Whether a person is neither suspended nor has left.</summary>
    public bool IsActive(int person) => !_suspended.Contains(person) && !_left.Contains(person);

    /// <summary>Whether a person is there for a viewer. Moderators see everybody who has not left.</summary>
    public bool Sees(int viewer, int person) =>
        viewer == Names.Moderator ? !_left.Contains(person) : IsActive(person) && !IsBlocked(viewer, person);

    /// <summary>Whether a viewer may read a person's lists and posts.</summary>
    public bool SeesLists(int viewer, int person) => Sees(viewer, person) && (!_private.Contains(person) || IsInsider(viewer, person));

    /// <summary>A block hides each from the other, and ends follows and requests between them.</summary>
    protected virtual void EndFollows(int who, int whom)
    {
        EndFollow(who, whom);
        EndFollow(whom, who);
        EndRequest(who, whom);
        EndRequest(whom, who);
    }

    private string? Do(Step step) => step.Act switch
    {
        Act.Follow => Follow(step.Who, step.Whom),
        Act.Unfollow => Unfollow(step.Who, step.Whom),
        Act.Accept => Accept(step.Who, step.Whom),
        Act.Reject => Reject(step.Who, step.Whom),
        Act.RemoveFollower => RemoveFollower(step.Who, step.Whom),
        Act.Block => Block(step.Who, step.Whom),
        Act.Unblock => Unblock(step.Who, step.Whom),
        Act.Mute => Mute(step.Who, step.Whom),
        Act.Unmute => Unmute(step.Who, step.Whom),
        Act.BePrivate => BePrivate(step.Who),
        Act.BePublic => BePublic(step.Who),
        Act.Write => Write(step),
        Act.WriteNothing => Words.Invalid("text"),
        Act.Comment => WriteComment(step),
        Act.EditComment or Act.DeleteComment or Act.LikeComment or Act.UnlikeComment => ApplyToComment(step),
        Act.MarkRead => MarkRead(step.Who, step.UpTo),
        Act.Look => Words.Done,
        Act.Leave => Leave(step.Who),
        Act.Suspend => Suspend(step.Whom),
        Act.Lift => Lift(step.Whom),
        Act.Remove => Remove(step.On),
        _ => ApplyToPost(step),
    };

    private bool IsInsider(int viewer, int person) => viewer == person || viewer == Names.Moderator || _follows.Has(viewer, person);

    private bool IsBlocked(int one, int other) => _blocks.Has(one, other) || _blocks.Has(other, one);

    private bool Hears(int viewer, int person) => Sees(viewer, person) && !_mutes.Has(viewer, person);

    private string Follow(int who, int whom)
    {
        if (who == whom)
            return Words.Invalid("userId");
        if (!Sees(who, whom))
            return Words.NotFound;
        if (_follows.Has(who, whom) || _requests.Has(who, whom))
            return PersonOf(who, whom);
        if (_private.Contains(whom))
        {
            _requests.Add(who, whom, ++_time);
            Tell(whom, NoticeKind.FollowRequested, who);
        }
        else
        {
            _follows.Add(who, whom, ++_time);
            Tell(whom, NoticeKind.Followed, who);
        }

        return PersonOf(who, whom);
    }

    private string Unfollow(int who, int whom)
    {
        if (!Sees(who, whom))
            return Words.NotFound;
        EndFollow(who, whom);
        EndRequest(who, whom);
        return PersonOf(who, whom);
    }

    private string Accept(int who, int whom)
    {
        if (!Sees(who, whom) || (!_requests.Has(whom, who) && !_follows.Has(whom, who)))
            return Words.NotFound;
        if (_requests.Has(whom, who))
            Admit(who, whom);
        return PersonOf(who, whom);
    }

    private void Admit(int who, int whom)
    {
        EndRequest(whom, who);
        _follows.Add(whom, who, ++_time);
        Tell(whom, NoticeKind.FollowAccepted, who);
    }

    private string Reject(int who, int whom)
    {
        if (!Sees(who, whom))
            return Words.NotFound;
        EndRequest(whom, who);
        return PersonOf(who, whom);
    }

    private string RemoveFollower(int who, int whom)
    {
        if (!Sees(who, whom))
            return Words.NotFound;
        EndFollow(whom, who);
        return PersonOf(who, whom);
    }

    private string Block(int who, int whom)
    {
        if (who == whom)
            return Words.Invalid("userId");
        // Who has blocked somebody goes on to be told of them, but not of somebody who is suspended.
        if (!IsActive(whom) || (!_blocks.Has(who, whom) && !Sees(who, whom)))
            return Words.NotFound;
        if (_blocks.Add(who, whom, ++_time))
            EndFollows(who, whom);
        return PersonOf(who, whom);
    }

    private string Unblock(int who, int whom) => IsActive(whom) && (_blocks.Remove(who, whom) || Sees(who, whom)) ? PersonOf(who, whom) : Words.NotFound;

    private string Mute(int who, int whom)
    {
        if (who == whom)
            return Words.Invalid("userId");
        if (!Sees(who, whom))
            return Words.NotFound;
        _mutes.Add(who, whom, ++_time);
        return PersonOf(who, whom);
    }

    private string Unmute(int who, int whom)
    {
        if (!Sees(who, whom))
            return Words.NotFound;
        _mutes.Remove(who, whom);
        return PersonOf(who, whom);
    }

    private string BePrivate(int who)
    {
        _private.Add(who);
        FollowPrivacy(who);
        return PersonOf(who, who);
    }

    private string BePublic(int who)
    {
        _private.Remove(who);
        FollowPrivacy(who);
        foreach (var waiting in _requests.SourcesOf(who).ToArray())
            Admit(who, waiting);
        return PersonOf(who, who);
    }

    private void EndFollow(int who, int whom)
    {
        if (!_follows.Remove(who, whom))
            return;
        TakeBack(notice => notice.Kind == NoticeKind.Followed && notice.Recipient == whom && notice.Actor == who);
        TakeBack(notice => notice.Kind == NoticeKind.FollowAccepted && notice.Recipient == who && notice.Actor == whom);
    }

    private void EndRequest(int who, int whom)
    {
        if (_requests.Remove(who, whom))
            TakeBack(notice => notice.Kind == NoticeKind.FollowRequested && notice.Recipient == whom && notice.Actor == who);
    }
}

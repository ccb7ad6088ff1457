namespace Nexus.Model.Tests.Programs;

/// <summary>
/// Writes the program of a seed. Each program prefers some people and some kinds of acts to others, and leaves some kinds out: what goes wrong only when two things
/// happen to the same few people many times would never be met by programs that do everything equally often.
/// </summary>
internal sealed class ProgramWriter
{
    public const int Length = 200;
    private const int MaxPosts = 90;

    private static readonly (Act Act, int Weight)[] s_usual =
    [
        (Act.Follow, 34), (Act.Unfollow, 8), (Act.Accept, 10), (Act.Reject, 3), (Act.RemoveFollower, 3), (Act.Block, 5), (Act.Unblock, 4), (Act.Mute, 5),
        (Act.Unmute, 4), (Act.BePrivate, 4), (Act.BePublic, 4), (Act.Write, 34), (Act.WriteNothing, 1), (Act.EditPost, 6), (Act.DeletePost, 5), (Act.Like, 16),
        (Act.Unlike, 6), (Act.Repost, 14), (Act.UndoRepost, 5), (Act.Bookmark, 5), (Act.RemoveBookmark, 3), (Act.Comment, 22), (Act.EditComment, 3),
        (Act.DeleteComment, 6), (Act.LikeComment, 7), (Act.UnlikeComment, 3), (Act.MarkRead, 5), (Act.Look, 12), (Act.Leave, 1), (Act.Suspend, 2), (Act.Lift, 2),
        (Act.Remove, 2),
    ];

    private readonly Random _random;
    private readonly double _skew;
    private readonly (Act Act, int Weight)[] _weights;
    private readonly List<Step> _posts = [];
    private readonly List<Step> _comments = [];

    private ProgramWriter(int seed)
    {
        _random = new Random(seed);
        _skew = 1 + _random.Next(3);
        // Following and writing are never left out: nothing happens without them.
        _weights = [.. s_usual.Select(usual => usual.Act is Act.Follow or Act.Write ? usual : usual with { Weight = usual.Weight * s_degrees[_random.Next(s_degrees.Length)] / 2 })];
    }

    private static readonly int[] s_degrees = [0, 1, 2, 2, 4];

    public static SocialProgram Write(int seed)
    {
        var writer = new ProgramWriter(seed);
        return new SocialProgram(seed, [.. Enumerable.Range(0, Length).Select(writer.WriteStep)]);
    }

    private Step WriteStep(int number)
    {
        var act = PickAct();
        var step = new Step(number, act, PickPerson());
        return act switch
        {
            Act.Write => WritePost(step),
            Act.Comment => WriteComment(step),
            Act.EditPost => Decorate(step with { Who = PickOwner(_posts, step.Who, out var post), On = post, Variant = _random.Next(2) }),
            Act.DeletePost => step with { Who = PickOwner(_posts, step.Who, out var post), On = post },
            Act.EditComment => step with { Who = PickOwner(_comments, step.Who, out var comment), On = comment, Variant = _random.Next(2) },
            Act.DeleteComment => step with { Who = PickOwner(_comments, step.Who, out var comment), On = comment },
            Act.Like or Act.Unlike or Act.Repost or Act.UndoRepost or Act.Bookmark or Act.RemoveBookmark => step with { On = Pick(_posts)!.Number },
            Act.LikeComment or Act.UnlikeComment => step with { On = Pick(_comments)!.Number },
            Act.MarkRead => step with { UpTo = _random.Next(2) == 0 ? Step.None : _random.Next(4) },
            Act.Suspend or Act.Lift => step with { Who = Names.Moderator, Whom = PickPerson() },
            Act.Remove => step with { Who = Names.Moderator, On = Pick(_posts)!.Number },
            <= Act.Unmute => step with { Whom = PickPerson() },
            _ => step,
        };
    }

    private Act PickAct()
    {
        while (true)
        {
            var left = _random.Next(_weights.Sum(weighted => weighted.Weight));
            var act = _weights.First(weighted => (left -= weighted.Weight) < 0).Act;
            if (IsPossible(act))
                return act;
        }
    }

    private bool IsPossible(Act act) => act switch
    {
        Act.Write => _posts.Count < MaxPosts,
        Act.EditPost or Act.DeletePost or Act.Like or Act.Unlike or Act.Repost or Act.UndoRepost or Act.Bookmark or Act.RemoveBookmark or Act.Comment or Act.Remove => _posts.Count > 0,
        Act.EditComment or Act.DeleteComment or Act.LikeComment or Act.UnlikeComment => _comments.Count > 0,
        _ => true,
    };

    private Step WritePost(Step step)
    {
        var written = Decorate(step with
        {
            ForFollowers = _random.Next(5) == 0,
            To = _random.Next(6) == 0 && _posts.Count > 0 ? Pick(_posts)!.Number : Step.None,
            Variant = _random.Next(2),
        });
        return Repeat(written, _posts);
    }

    private Step WriteComment(Step step)
    {
        var repliedTo = _random.Next(2) == 0 ? Pick(_comments) : null;
        return Repeat(step with { On = repliedTo?.On ?? Pick(_posts)!.Number, To = repliedTo?.Number ?? Step.None }, _comments);
    }

    private Step Decorate(Step step) => step with
    {
        Mentions = [.. Enumerable.Range(0, Math.Max(0, _random.Next(5) - 2)).Select(_ => PickPerson()).Distinct()],
        Tags = [.. Enumerable.Range(0, Math.Max(0, _random.Next(5) - 2)).Select(_ => _random.Next(Names.Tags)).Distinct()],
    };

    // A client that has not got an answer writes the same again, which makes nothing new.
    private Step Repeat(Step step, List<Step> former)
    {
        if (former.Count > 0 && _random.Next(12) == 0 && Pick(former) is { } first)
            return first with { Number = step.Number, Again = first.Number };
        former.Add(step);
        return step;
    }

    private int PickPerson() => (int)(Names.People * Math.Pow(_random.NextDouble(), _skew));

    private Step? Pick(List<Step> written) =>
        // Rather something new: what is old is often deleted.
        written.Count == 0 ? null : written[^(1 + (int)(written.Count * Math.Pow(_random.NextDouble(), 2)))];

    // Mostly the author.
    private int PickOwner(List<Step> written, int other, out int number)
    {
        var step = Pick(written)!;
        number = step.Number;
        return _random.Next(5) == 0 ? other : step.Who;
    }
}

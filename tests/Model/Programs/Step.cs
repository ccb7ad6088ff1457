namespace Nexus.Model.Tests.Programs;

/// <summary>
/// One operation of a program. People are numbers, posts and comments are called by the number of the step that wrote them, so that a step means the same when
/// others are left out; one that names what was never written does nothing.
/// </summary>
internal sealed record Step(int Number, Act Act, int Who)
{
    public const int None = -1;

    /// <summary>The other person.</summary>
    public int Whom { get; init; } = None;

    /// <summary>The post or comment that this is about; of a comment that is written, the post.</summary>
    public int On { get; init; } = None;

    /// <summary>The comment replied to, or the post quoted.</summary>
    public int To { get; init; } = None;

    public IReadOnlyList<int> Mentions { get; init; } = [];

    public IReadOnlyList<int> Tags { get; init; } = [];

    public bool ForFollowers { get; init; }

    /// <summary>Which of two texts an edit gives, and how hashtags are written.</summary>
    public int Variant { get; init; }

    /// <summary>An earlier step of the same kind and person whose idempotency key is used again.</summary>
    public int Again { get; init; } = None;

    /// <summary>Up to which of the notifications, the newest being 0, they are marked as read.</summary>
    public int UpTo { get; init; } = None;

    /// <summary>The step whose idempotency key this one has.</summary>
    public int Key => Again == None ? Number : Again;
}

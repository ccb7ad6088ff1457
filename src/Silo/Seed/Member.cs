using Nexus.Storage.Ids;

namespace Nexus.Silo.Seed;

/// <summary>A person of the story. Times are milliseconds of Unix.</summary>
internal sealed class Member(int index, UserId id, string handle, int tongue, int topic)
{
    public int Index => index;

    public UserId Id => id;

    public string Handle => handle;

    /// <summary>The number of the language, and of the topic, that this person mostly writes about.</summary>
    public int Tongue => tongue;

    public int Topic => topic;

    public bool IsPrivate { get; init; }

    /// <summary>How many people this person is going to follow, and has tried to.</summary>
    public int Appetite { get; init; }

    public int Tries { get; set; }

    public List<int> Following { get; } = [];

    public List<int> Followers { get; } = [];

    /// <summary>When this person last read their notifications, and up to which.</summary>
    public long ReadAt { get; init; }

    public NotificationId ReadUpTo { get; set; }
}

/// <summary>Those who write in one language, mostly about one topic: who they are, and whom they follow, as often as they do.</summary>
internal sealed class Community
{
    public List<int> Members { get; } = [];

    public List<int> Followed { get; } = [];
}

/// <summary>What the story remembers of a post.</summary>
internal readonly record struct WrittenPost(PostId Id, int Author, bool IsForAll, int Tongue);

using Nexus.Grains.Accounts;

namespace Nexus.Grains;

/// <summary>The bounds of the actors; bound from the configuration section <c>Nexus</c>.</summary>
public sealed class GrainOptions
{
    /// <summary>How many followers an author's posts are pushed to; posts of authors with more are merged in when a feed is read.</summary>
    public int FanOutThreshold { get; set; } = 5_000;

    /// <summary>How many feeds are told of a post at the same time.</summary>
    public int FanOutBatch { get; set; } = 64;

    /// <summary>How many people one person may follow, or have asked to.</summary>
    public int FollowLimit { get; set; } = 10_000;

    /// <summary>How many people one person may block.</summary>
    public int BlockLimit { get; set; } = 10_000;

    /// <summary>How many people one person may mute.</summary>
    public int MuteLimit { get; set; } = 10_000;

    /// <summary>How many people who like, repost or bookmark a post are in memory; those of a post with more are asked of storage.</summary>
    public int LikerBound { get; set; } = 10_000;

    /// <summary>How many of a post's newest comments are in memory.</summary>
    public int CommentWindow { get; set; } = 500;

    /// <summary>How many posts of a home feed are in memory.</summary>
    public int FeedLength { get; set; } = 1_000;

    /// <summary>How often a feed that is being watched asks authors with too many followers to push to.</summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an order of a feed by score is given to those who begin to read it.</summary>
    public TimeSpan RankingAge { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many posts of the public feed each silo has in memory.</summary>
    public int PublicFeedLength { get; set; } = 500;

    /// <summary>How old a silo's public feed may be.</summary>
    public TimeSpan PublicFeedAge { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many of a hashtag's newest posts are in memory.</summary>
    public int HashtagWindow { get; set; } = 500;

    /// <summary>How long a feed, or a hashtag's page, may rely on pushes alone before it is read from storage again, in case one was lost.</summary>
    public TimeSpan FeedLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many of a person's newest notifications are in memory.</summary>
    public int InboxWindow { get; set; } = 1_000;

    /// <summary>How long a notification is there.</summary>
    public TimeSpan NotificationRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How many notifications a reconnecting subscriber may have missed.</summary>
    public int BacklogBound { get; set; } = 500;

    /// <summary>How long a session lasts without being used.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many mails to reset a password one person may be sent in an hour; the rest are asked for in vain.</summary>
    public int MaxResetMailsPerHour { get; set; } = 5;

    public AccessTokenTerms AccessTokens { get; set; } = new();

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512 (OWASP's Password Storage Cheat Sheet asks for 210,000).</summary>
    public int PasswordIterations { get; set; } = 210_000;
}

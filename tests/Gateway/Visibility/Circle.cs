using System.Collections.Concurrent;

namespace Nexus.Gateway.Tests.Visibility;

/// <summary>One author, what they wrote, and what others have made of it: all from before anybody's standing changed.</summary>
internal sealed class Circle(string kind, Person author)
{
    /// <summary>A column's heading says how the author is: public, private, suspended, leaving, left.</summary>
    public string Kind => kind;

    public Person Author => author;

    /// <summary>Stands in no text and no username.</summary>
    public string DisplayName => $"Quill {kind}";

    /// <summary>The author's posts, by thing.</summary>
    public ConcurrentDictionary<string, string> Posts { get; } = [];

    /// <summary>The ids of the posts' hashtags, by thing; each post has one of its own.</summary>
    public ConcurrentDictionary<string, string> Tags { get; } = [];

    /// <summary>The friend's posts that quote the author's, by thing.</summary>
    public ConcurrentDictionary<string, string> Quotes { get; } = [];

    /// <summary>The friend's comments on the author's posts, by thing.</summary>
    public ConcurrentDictionary<string, string> Under { get; } = [];

    /// <summary>The friend's post that the author has liked and commented on, and that mentions the author.</summary>
    public string Hosted { get; set; } = "";

    /// <summary>What stands under <see cref="Hosted"/>, by thing.</summary>
    public Dictionary<string, string> Comments { get; } = [];

    /// <summary>A post of somebody whom only the author follows, reposted by the author.</summary>
    public string Far { get; set; } = "";

    /// <summary>What the author did to each viewer, as the viewer's inbox had it, by viewer and thing.</summary>
    public ConcurrentDictionary<(string Viewer, string Thing), string> Notifications { get; } = [];

    /// <summary>A word that only this post's texts have.</summary>
    public string MarkOf(string thing) => $"{kind}{thing}mark";

    public string TagOf(string thing) => $"{kind}{thing}tag";
}

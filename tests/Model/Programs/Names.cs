namespace Nexus.Model.Tests.Programs;

/// <summary>How people, posts, comments and hashtags of a program are called.</summary>
internal static class Names
{
    public const int Anonymous = -1;

    /// <summary>Somebody besides the twenty, who has no part in the graph.</summary>
    public const int Moderator = 20;

    private static readonly string[] s_people =
    [
        "ada", "bob", "cyd", "dee", "eve", "fay", "gus", "hal", "ivy", "jon", "kit", "lou", "mia", "ned", "oda", "pam", "quo", "rex", "sue", "tom",
    ];

    private static readonly string[] s_tags = ["red", "blue", "green", "gold"];

    public static int People => s_people.Length;

    public static int Tags => s_tags.Length;

    public static string Person(int person) => person switch { Anonymous => "anybody", Moderator => "moderator", _ => s_people[person] };

    public static string Post(int post) => $"p{post}";

    public static string Comment(int comment) => $"c{comment}";

    public static string Tag(int tag) => s_tags[tag];

    /// <summary>A hashtag as one of its two ways of writing.</summary>
    public static string Tag(int tag, int variant) => variant == 0 ? s_tags[tag] : s_tags[tag].ToUpperInvariant();
}

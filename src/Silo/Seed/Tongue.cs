using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Nexus.Silo.Seed;

/// <summary>A subject that people write about: what they say of it, and its hashtags, the most used first.</summary>
internal sealed record Topic(ImmutableArray<string> Subjects, ImmutableArray<string> Tags);

/// <summary>
/// A language: names (as written, a space, and in the letters of handles), and the pieces that texts are made of. <paramref name="Share"/> is how many of a hundred people write in it.
/// </summary>
internal sealed record Tongue(
    int Share, ImmutableArray<string> GivenNames, ImmutableArray<string> FamilyNames, string FullName, ImmutableArray<string> Bios, ImmutableArray<string> Times,
    ImmutableArray<string> Places, ImmutableArray<string> Feelings, ImmutableArray<string> Questions, ImmutableArray<string> Patterns, ImmutableArray<string> Comments,
    ImmutableArray<string> Replies, SortedDictionary<string, Topic> Topics)
{
    private const string Folder = "Languages/";
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>All languages, the most spoken first.</summary>
    public static IReadOnlyList<Tongue> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(Read).OrderByDescending(tongue => tongue.Share),
    ];

    /// <summary>The topics, in the same order for every language.</summary>
    public IReadOnlyList<Topic> Subjects { get; } = [.. Topics.Values];

    private static Tongue Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Tongue>(stream, s_options)!;
    }
}

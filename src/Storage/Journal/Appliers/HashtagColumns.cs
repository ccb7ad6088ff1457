using System.Globalization;
using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>What changes of posts give to their statement beside one value per change.</summary>
internal static class HashtagColumns
{
    /// <summary>The columns of <see cref="HashtagSql.Input"/>.</summary>
    public static void Add(NpgsqlBatchCommand command, IEnumerable<(PostId Post, UserId Author, IReadOnlyList<WrittenHashtag> Hashtags)> posts)
    {
        var rows = posts.SelectMany(post => post.Hashtags.Select(hashtag => (Post: post.Post.Value, Author: post.Author.Value, Hashtag: hashtag))).ToList();
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Post)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(row => row.Author)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => row.Hashtag.Tag)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(row => row.Hashtag.Name)] });
    }

    /// <summary>PostgreSQL's text of an array: a column of arrays of different lengths can only travel as texts.</summary>
    public static string Array(IReadOnlyList<UserId> people) =>
        people.Count == 0 ? "{}" : $"{{{string.Join(',', people.Select(person => person.Value.ToString(CultureInfo.InvariantCulture)))}}}";
}

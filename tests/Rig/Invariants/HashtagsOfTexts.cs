using Nexus.Grains.Hashtags;
using Npgsql;

namespace Nexus.Rig.Invariants;

/// <summary>What SQL can not read: a public post has the hashtags of its text, no more and no fewer, for everybody or withheld.</summary>
internal static class HashtagsOfTexts
{
    public const string Name = "public post has the hashtags of its text";

    private const string Sql = """
        select p.id, p.text, array(
          select tag from post_hashtags t where t.post_id = p.id union all select tag from withheld_hashtags w where w.post_id = p.id) as tags
        from posts p
        where p.deleted_at is null and p.visibility = 1
          and (strpos(p.text, '#') > 0 or exists (select from post_hashtags t where t.post_id = p.id) or exists (select from withheld_hashtags w where w.post_id = p.id))
        order by p.id
        """;

    public static async Task<IReadOnlyList<Violation>> CheckAsync(NpgsqlConnection connection, int named)
    {
        var violations = new List<Violation>();
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync();
        while (violations.Count < named && await reader.ReadAsync())
        {
            var written = HashtagName.FindAll(reader.GetString(1)).Select(hashtag => hashtag.Tag).Order(StringComparer.Ordinal);
            var stored = reader.GetFieldValue<string[]>(2).Order(StringComparer.Ordinal).ToArray();
            if (!written.SequenceEqual(stored))
                violations.Add(new Violation(Name, $"post {reader.GetInt64(0)} has {string.Join(' ', stored)}"));
        }

        return violations;
    }
}

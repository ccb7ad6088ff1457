using Nexus.Storage.Ids;
using Npgsql;

namespace Nexus.Storage.Journal.Appliers;

/// <summary>What the statement that deletes posts answered.</summary>
internal sealed class DeletionResults
{
    private readonly HashSet<long> _deleted = [];
    private readonly Dictionary<long, Count> _authors = [];
    private readonly Dictionary<long, List<UserId>> _notified = [];
    private readonly PostHashtags _hashtags = new();

    public void Add(NpgsqlDataReader row)
    {
        var (id, value, version) = (row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
        switch (row.GetInt32(0))
        {
            case 1:
                _deleted.Add(id);
                break;
            case 2:
                _authors[id] = new Count(value, version);
                break;
            case 3:
                if (!_notified.TryGetValue(id, out var notified))
                    _notified.Add(id, notified = []);
                notified.Add(new UserId(value));
                break;
            case 4:
                _hashtags.Count(row.GetString(4), new Count(value, version));
                break;
            default:
                _hashtags.Add(id, row.GetString(4));
                break;
        }
    }

    public DeletePostOutcome OutcomeOf(int ordinal, DeletePost change) => new(_deleted.Contains(ordinal), _authors.GetValueOrDefault(change.Author.Value))
    {
        Notified = _notified.TryGetValue(change.Post.Value, out var notified) ? notified : Array.Empty<UserId>(),
        Hashtags = _hashtags.Of(change.Post),
    };
}

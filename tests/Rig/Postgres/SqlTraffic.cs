using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;

namespace Nexus.Rig.Postgres;

/// <summary>
/// What a process says to one database, as Npgsql tells it: round trips, each with its text, and bytes read. What Nexus does by itself from time to time (leases, jobs, reminders, mails, sweeps)
/// is left out.
/// </summary>
public sealed class SqlTraffic : IDisposable
{
    private static readonly string[] s_background =
        ["node_leases", "reminders", "jobs", "mails", "account_tokens", "revocations", "signing_keys", "is_cleared", "(id >> 12)", "idempotency_keys", "least(expires_at"];

    private readonly ConcurrentQueue<string> _trips = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly string _database;
    private long _bytes;

    public SqlTraffic(string connectionString)
    {
        _database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Count,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Npgsql" && instrument.Name.EndsWith("bytes_read", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, bytes, _, _) => Interlocked.Add(ref _bytes, bytes));
        _meters.Start();
    }

    /// <summary>The texts of the round trips since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_trips.TryDequeue(out var trip))
            taken.Add(trip);
        return taken;
    }

    /// <summary>How many bytes came from servers since the last time, of whatever database.</summary>
    public long TakeBytes() => Interlocked.Exchange(ref _bytes, 0);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Count(Activity activity)
    {
        var tags = activity.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value as string);
        if ((tags.GetValueOrDefault("db.namespace") ?? tags.GetValueOrDefault("db.name")) is not { } database
            || !database.Split('|')[0].Equals(_database, StringComparison.Ordinal))
            return;
        var text = tags.GetValueOrDefault("db.query.text") ?? tags.GetValueOrDefault("db.statement") ?? "";
        if (text.Length > 0 && !Array.Exists(s_background, part => text.Contains(part, StringComparison.Ordinal)))
            _trips.Enqueue(text);
    }
}

using System.Diagnostics.Metrics;
using Nexus.Storage.Journal;

namespace Nexus.Grains.Moderation;

/// <summary>What an operator watches of moderation: meter <c>Nexus.Moderation</c>.</summary>
internal sealed class ModerationMetrics : IDisposable
{
    public const string MeterName = "Nexus.Moderation";

    private readonly Meter _meter;
    private readonly Counter<long> _acts;
    private readonly Counter<long> _reports;

    public ModerationMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _acts = _meter.CreateCounter<long>("nexus.moderation.acts", "{act}", "What moderators have done, by act.");
        _reports = _meter.CreateCounter<long>("nexus.moderation.reports", "{report}", "Posts that people have reported.");
    }

    public void Count(ModerationAct act) => _acts.Add(1, new KeyValuePair<string, object?>("act", act.ToString().ToLowerInvariant()));

    public void CountReport() => _reports.Add(1);

    public void Dispose() => _meter.Dispose();
}

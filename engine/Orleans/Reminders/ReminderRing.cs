using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The reminder services of a cluster's silos. Whenever one comes or goes, the hashes of grains are dealt anew.</summary>
internal sealed class ReminderRing
{
    private readonly Lock _lock = new();
    private ReminderService[] _services = [];

    /// <summary>The table of clusters that keep their reminders in memory.</summary>
    public InMemoryReminderTable Memory { get; } = new();

    /// <summary>Who ticks the reminders of a grain; null while nobody does.</summary>
    public ReminderService? Find(GrainId grain)
    {
        var services = Volatile.Read(ref _services);
        for (var index = 0; index < services.Length; index++)
        {
            if (RingShare.Of(index, services.Length).Contains(grain))
                return services[index];
        }

        return null;
    }

    public void Join(ReminderService service)
    {
        lock (_lock)
        {
            _services = [.. _services, service];
            Deal();
        }
    }

    /// <summary>A silo that stops, or was killed, ticks no more; one that is not here may leave again.</summary>
    public void Leave(Silo silo)
    {
        lock (_lock)
        {
            var left = _services.Where(service => service.Silo == silo).ToList();
            if (left.Count == 0)
                return;
            left.ForEach(static service => service.End());
            _services = [.. _services.Except(left)];
            Deal();
        }
    }

    private void Deal()
    {
        for (var index = 0; index < _services.Length; index++)
            _services[index].Deal(RingShare.Of(index, _services.Length));
    }
}

using Orleans.Runtime;

namespace Nexus.Schedules;

/// <summary>The events of a run: each reaches its listener, in the order of its producer.</summary>
internal sealed class Events(World world)
{
    private readonly List<Event> _all = [];

    public async Task PublishAsync(object producer, int stream)
    {
        var number = _all.Count;
        _all.Add(new Event(producer, stream));
        await world.Streams.GetStream<long>(StreamId.Create(World.StreamNamespace, stream)).OnNextAsync(number);
    }

    public void Taken(GrainId listener, long number)
    {
        var taken = _all[(int)number];
        world.Schedule.Note($"{listener} takes event {number}");
        if (++taken.Deliveries > 1 && !world.HasLostSilos)
            world.Fail($"event {number} was delivered twice");
        if (taken.Deliveries == 1 && _all.Skip((int)number + 1).Any(later => later.Deliveries > 0 && later.Stream == taken.Stream && ReferenceEquals(later.Producer, taken.Producer)))
            world.Fail($"event {number} was overtaken by a later one of its producer");
    }

    public bool HaveArrived => _all.TrueForAll(static one => one.Deliveries > 0);

    private sealed class Event(object producer, int stream)
    {
        public object Producer => producer;

        public int Stream => stream;

        public int Deliveries { get; set; }
    }
}

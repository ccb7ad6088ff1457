using Orleans;
using Orleans.Concurrency;

namespace Nexus.Schedules;

/// <summary>Does what the plan says of the call with the given number, and answers with what only that call is answered with.</summary>
public interface IActor : IGrainWithIntegerKey
{
    Task<long> RunAsync(long call);

    [ReadOnly]
    Task<long> ReadAsync(long call);

    [AlwaysInterleave]
    Task<long> InterleaveAsync(long call);

    Task<long> RunCancellableAsync(long call, CancellationToken cancellation);

    [OneWay]
    Task TellAsync(long call);
}

/// <summary>Takes the events of a stream.</summary>
public interface IListener : IGrainWithIntegerKey;

namespace Nexus.Bench.Actors;

/// <summary>An actor that has nothing and does nothing.</summary>
public interface IEchoGrain : IGrainWithIntegerKey
{
    Task PingAsync();
}

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task PingAsync() => Task.CompletedTask;
}

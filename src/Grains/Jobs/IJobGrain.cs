namespace Nexus.Grains.Jobs;

/// <summary>
/// Background work that goes on after any restart, one step after the other; where it is stands in storage. Key: kind and subject, as <c>1/4711</c>. A reminder wakes it
/// until it is done.
/// </summary>
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Begins, or goes on, soon and by itself. May be asked any number of times.</summary>
    Task StartAsync();

    /// <summary>Does a bounded part of it now; true where there is nothing more to do.</summary>
    Task<bool> RunAsync();
}

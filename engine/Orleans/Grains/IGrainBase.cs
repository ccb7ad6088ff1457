using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain class must be; <see cref="Grain"/> is the ordinary way.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first call. If it fails, the callers that wait fail with its exception and no activation remains.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last turn; best effort: a process that dies does not run it.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}

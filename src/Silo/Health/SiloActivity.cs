namespace Nexus.Silo.Health;

/// <summary>Whether the silo takes calls: from when it has become active until it begins to stop.</summary>
internal sealed class SiloActivity : ILifecycleParticipant<ISiloLifecycle>
{
    private volatile bool _isActive;

    public bool IsActive => _isActive;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(SiloActivity), ServiceLifecycleStage.Active, _ => SetAsync(true), _ => SetAsync(false));

    private Task SetAsync(bool isActive)
    {
        _isActive = isActive;
        return Task.CompletedTask;
    }
}

namespace Nexus.Orleans.Tests;

public interface IStagedGrain : IGrainWithStringKey
{
    Task Leave();
}

/// <summary>Notes under its key the stages of its life.</summary>
public sealed class StagedGrain : Grain, IStagedGrain, ILifecycleParticipant<IGrainLifecycle>
{
    public void Participate(IGrainLifecycle lifecycle)
    {
        Note(lifecycle, "early", GrainLifecycleStage.SetupState);
        Note(lifecycle, "late", GrainLifecycleStage.Activate + 1);
        lifecycle.Subscribe("gone", GrainLifecycleStage.First, static _ => Task.CompletedTask, _ =>
        {
            Gate.Open(this.GetPrimaryKeyString() + ".gone");
            return Task.CompletedTask;
        });
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Note("activate");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Note("deactivate");

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private void Note(IGrainLifecycle lifecycle, string name, int stage) =>
        lifecycle.Subscribe(name, stage, _ => Note($"start {name}"), _ => Note($"stop {name}"));

    private Task Note(string note)
    {
        Gate.Note(this.GetPrimaryKeyString(), note);
        return Task.CompletedTask;
    }
}

[Collection(OneSilo.Name)]
public sealed class GrainLifecycleTests(ClusterFixture fixture)
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Stages_start_ascending_before_activation_and_stop_descending_after_deactivation()
    {
        await fixture.Grains.GetGrain<IStagedGrain>(_key).Leave();
        await Gate.Reached(_key + ".gone");
        Assert.Equal(["start early", "start late", "activate", "deactivate", "stop late", "stop early"], Gate.Noted(_key));
    }
}

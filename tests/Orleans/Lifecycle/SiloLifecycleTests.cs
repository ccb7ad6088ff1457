using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

public sealed class SiloLifecycleTests
{
    private const string Started = "SiloLifecycleTests.started", Stopped = "SiloLifecycleTests.stopped";

    [Fact]
    public async Task Stages_start_ascending_with_startup_tasks_among_them_and_stop_descending()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<Configuration>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        Assert.Equal(["services", "application", "startup task: 3"], Gate.Noted(Started));
        await cluster.StopAllSilosAsync();
        Assert.Equal(["application", "services"], Gate.Noted(Stopped));
    }

    private sealed class Configuration : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.AddStartupTask(static async (services, _) =>
            {
                var grain = services.GetRequiredService<IGrainFactory>().GetGrain<ICalculatorGrain>(1);
                await grain.Add(3);
                Gate.Note(Started, $"startup task: {await grain.Total()}");
            });
            siloBuilder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Participant("application", ServiceLifecycleStage.ApplicationServices));
            siloBuilder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Participant("services", ServiceLifecycleStage.RuntimeServices));
        }
    }

    private sealed class Participant(string name, int stage) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(name, stage, _ => Note(Started), _ => Note(Stopped));

        private Task Note(string list)
        {
            Gate.Note(list, name);
            return Task.CompletedTask;
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Embedded;

namespace Nexus.Orleans.Tests;

/// <summary>Only the embedded engine looks at all contracts at start; the packages notice when a message is sent.</summary>
public sealed class ContractCheckTests
{
    public interface IBasketContract
    {
        Task Put(Basket basket);

        Task<List<Dictionary<string, Wrapping>>> Wrappings();

        Task Forget(Halfway halfway);

        Task Ask(ContractCheckTests grainClass);
    }

    public interface ISoundContract
    {
        Task<ImmutableMessage?> Send(IReadOnlyList<Guid> ids, ICalculatorGrain grain, (int, string[]) pair, CancellationToken cancellation);
    }

    public sealed record Basket(int Weight);

    public sealed class Wrapping;

    [GenerateSerializer]
    public sealed record Halfway([property: Id(0)] int Weight)
    {
        public string? Forgotten { get; set; }
    }

    [Fact]
    public async Task Silo_does_not_start_with_messages_that_can_not_travel()
    {
        var failure = await Assert.ThrowsAsync<OrleansConfigurationException>(() => StartAsync(typeof(IBasketContract)));
        Assert.Equal(
            [
                "These can not travel in grain calls:",
                "IBasketContract.Ask(grainClass).ContractCheckTests: has neither [GenerateSerializer] nor a registered converter",
                "IBasketContract.Forget(halfway).Halfway.Forgotten: has no [Id]",
                "IBasketContract.Put(basket).Basket: has neither [GenerateSerializer] nor a registered converter",
                "IBasketContract.Wrappings -> Wrapping: has neither [GenerateSerializer] nor a registered converter",
            ],
            failure.Message.Split(Environment.NewLine));
    }

    [Fact]
    public async Task Silo_starts_with_sound_messages() => await StartAsync(typeof(ISoundContract));

    /// <summary>Grain interfaces of this assembly are in every cluster of the suite: the contracts here are none, and are put into a cluster of their own.</summary>
    private static async Task StartAsync(Type contract)
    {
        var manifest = new GrainManifest();
        manifest.AddInterface(contract, static () => new GrainReference());
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new Cluster(TimeProvider.System, manifest));
        builder.UseOrleans(static silo => silo.UseLocalhostClustering());
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}

using System.Diagnostics.Metrics;

namespace Nexus.Gateway.Tests.Operators;

/// <summary>What the embedded actor engine tells stands in the operators' handbook.</summary>
public sealed class EngineSeenTests(OperatorGateway gateway) : IClassFixture<OperatorGateway>
{
    [Fact]
    public void Events_are_listed_with_their_level_and_text() => LogEventTests.AssertListed([typeof(Grain).Assembly], id => id < 1000);

    [Fact]
    public void Instruments_are_listed()
    {
        Assert.NotNull(gateway.Services);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "Microsoft.Orleans")
                names.Add(instrument.Name);
        };
        listener.Start();
        var handbook = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"`{name}`", handbook, StringComparison.Ordinal));
    }
}

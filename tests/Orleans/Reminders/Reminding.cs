using Orleans.TestingHost;

namespace Nexus.Orleans.Tests;

/// <summary>Reminders in memory, and periods that a test can wait for.</summary>
public sealed class Reminding : ISiloConfigurator
{
    public static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(20);

    public void Configure(ISiloBuilder siloBuilder)
    {
        siloBuilder.UseInMemoryReminderService();
        siloBuilder.Configure<ReminderOptions>(static options => options.MinimumReminderPeriod = ShortestPeriod);
    }
}

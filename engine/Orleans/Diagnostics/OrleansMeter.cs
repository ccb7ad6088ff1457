using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded;

/// <summary>The meter of a host: Orleans' name, the host's own factory.</summary>
internal static class OrleansMeter
{
    private const string Name = "Microsoft.Orleans";

    /// <summary>Null where the host has no metrics.</summary>
    public static Meter? Of(IServiceProvider services) => services.GetService<IMeterFactory>()?.Create(Name);
}

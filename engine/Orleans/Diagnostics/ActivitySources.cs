namespace Orleans.Diagnostics;

/// <summary>The sources of the spans that a silo or client with <c>AddActivityPropagation</c> makes.</summary>
public static class ActivitySources
{
    /// <summary>Calls of the application's grain interfaces.</summary>
    public const string ApplicationGrainActivitySourceName = "Microsoft.Orleans.Application";

    /// <summary>Calls that the runtime makes of itself: deliveries of streams, steps of enumerations.</summary>
    public const string RuntimeActivitySourceName = "Microsoft.Orleans.Runtime";

    /// <summary>Placement, registration, activation and deactivation of grains.</summary>
    public const string LifecycleActivitySourceName = "Microsoft.Orleans.Lifecycle";

    /// <summary>All of them, for those who listen to names with wildcards.</summary>
    public const string AllActivitySourceName = "Microsoft.Orleans.*";
}

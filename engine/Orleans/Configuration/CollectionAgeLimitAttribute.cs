namespace Orleans;

/// <summary>How long activations of this class stay while idle; the sum of the parts, at least one minute.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    public double Days { get; init; }

    public double Hours { get; init; }

    public double Minutes { get; init; }

    /// <summary>Never collected.</summary>
    public bool AlwaysActive { get; init; }

    public TimeSpan AgeLimit => AlwaysActive ? TimeSpan.MaxValue
        : TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes) is var age && age < MinAgeLimit ? MinAgeLimit : age;
}

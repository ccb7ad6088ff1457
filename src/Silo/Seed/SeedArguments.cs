using System.Globalization;
using Nexus.Storage.Seeding;

namespace Nexus.Silo.Seed;

/// <summary>What was asked for. Without <paramref name="Until"/> the story ends now, at the full hour; without <paramref name="Password"/> nobody has an account.</summary>
internal sealed record SeedArguments(int Users, int Posts, long Seed, DateTimeOffset? Until, string? Password)
{
    private const int FewestUsers = 10, MostUsers = 10_000_000, MostPosts = 100_000_000;

    /// <summary>Reads <c>--name value</c> pairs in any order; null where one is missing, unknown, twice there or not what it should be.</summary>
    public static SeedArguments? Read(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < arguments.Count; index += 2)
            if (index + 1 == arguments.Count || !values.TryAdd(arguments[index], arguments[index + 1]))
                return null;
        DateTimeOffset until = default;
        var isRead = TryReadNumber(values, "--users", out var users) & TryReadNumber(values, "--posts", out var posts)
            & (!values.Remove("--seed", out var seedText) | long.TryParse(seedText, CultureInfo.InvariantCulture, out var seed))
            & (!values.Remove("--until", out var untilText) || DateTimeOffset.TryParse(untilText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out until));
        values.Remove("--password", out var password);
        if (!isRead || values.Count > 0 || users is < FewestUsers or > MostUsers || posts > MostPosts)
            return null;
        return new SeedArguments((int)users, (int)posts, seed, untilText is null ? null : until, password);
    }

    /// <summary>The plan at a time; where one of the same size and seed was begun, its end is this one's too.</summary>
    /// <exception cref="SeedRefusedException">The story would end before there is a month to tell of, or in the future.</exception>
    public SeedPlan ToPlan(SeedPlan? begun, DateTimeOffset now)
    {
        var hour = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(now.UtcDateTime.Hour);
        var plan = new SeedPlan(Users, Posts, Seed, (Until ?? begun?.Until ?? hour).ToUniversalTime(), Story.Edition);
        if (plan.Until > now || plan.Until < StoryClock.Earliest)
            throw new SeedRefusedException($"--until has to be between {StoryClock.Earliest:yyyy-MM-dd} and now");
        return plan;
    }

    private static bool TryReadNumber(Dictionary<string, string> values, string name, out long number)
    {
        number = 0;
        return values.Remove(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

using HotChocolate.CostAnalysis.Types;
using Nexus.Gateway.Hashtags;
using Nexus.Gateway.Schema;
using Nexus.Grains.Errors;
using Nexus.Grains.Trends;

namespace Nexus.Gateway.Search;

[ExtendObjectType<Query>]
public sealed class TrendQueries
{
    private const int DefaultCount = 10;

    /// <summary>Hashtags that most accounts use lately, at most 100.</summary>
    [ListSize(AssumedSize = ITrendsGrain.MaxCount, SlicingArguments = ["first"], SlicingArgumentDefaultValue = DefaultCount, RequireOneSlicingArgument = false)]
    public async Task<IReadOnlyList<Hashtag>> GetTrendingHashtagsAsync(
        HashtagByTagDataLoader hashtags, IGrainFactory grains, CancellationToken cancellationToken, int? first = DefaultCount)
    {
        var count = first ?? DefaultCount;
        if (count is < 0 or > ITrendsGrain.MaxCount)
            throw new ValidationException("first", $"Ask for 0 to {ITrendsGrain.MaxCount} entries.");
        var tags = await grains.GetGrain<ITrendsGrain>(0).ListAsync(count);
        return [.. (await hashtags.LoadAsync(tags, cancellationToken)).OfType<Hashtag>()];
    }
}

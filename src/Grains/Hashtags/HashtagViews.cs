using Nexus.Grains.Hydration;

namespace Nexus.Grains.Hashtags;

/// <summary>Hashtags, whoever asks: from this silo's memory where their grain is active in it, else asked of the grain.</summary>
public sealed class HashtagViews
{
    private readonly Snapshots<HashtagKey, HashtagView> _snapshots;
    private readonly IGrainFactory _grains;

    internal HashtagViews(Snapshots<HashtagKey, HashtagView> snapshots, IGrainFactory grains) => (_snapshots, _grains) = (snapshots, grains);

    /// <summary>Null where no post that everybody may see has it.</summary>
    public Task<HashtagView?> GetAsync(string tag) =>
        _snapshots.Find(new HashtagKey(tag)) is { } view ? Task.FromResult<HashtagView?>(view) : _grains.GetGrain<IHashtagGrain>(tag).GetAsync();
}

/// <summary>A hashtag's normal form.</summary>
internal readonly record struct HashtagKey(string Tag);

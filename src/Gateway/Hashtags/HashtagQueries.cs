using Nexus.Gateway.Schema;
using Nexus.Grains.Hashtags;

namespace Nexus.Gateway.Hashtags;

[ExtendObjectType<Query>]
public sealed class HashtagQueries
{
    /// <summary>A hashtag without its <c>#</c>, however it is written; null where no public post has it.</summary>
    public async Task<Hashtag?> GetHashtagAsync(string name, HashtagByTagDataLoader hashtags, CancellationToken cancellationToken) =>
        HashtagName.TryRead(name, out var hashtag) ? await hashtags.LoadAsync(hashtag.Tag, cancellationToken) : null;
}

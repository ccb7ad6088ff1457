using Nexus.Gateway.Paging;
using Nexus.Gateway.Search;
using Nexus.Grains.Hashtags;

namespace Nexus.Gateway.Hashtags;

/// <summary>A hashtag; its id is its normal form, so that every way of writing it leads to the same one.</summary>
[Node]
public sealed record Hashtag([property: GraphQLIgnore] HashtagView View) : ISearchResult
{
    [ID]
    public string Id => View.Tag;

    public string Name => View.Name;

    public int PostCount => Connections.ToInt(View.PostCount);

    public static async Task<Hashtag?> GetAsync(string id, HashtagByTagDataLoader hashtags, CancellationToken cancellationToken) =>
        HashtagName.TryRead(id, out var name) && name.Tag == id ? await hashtags.LoadAsync(id, cancellationToken) : null;

    internal static Hashtag From(HashtagView view) => new(view);
}

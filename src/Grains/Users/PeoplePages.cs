using Nexus.Grains.Paging;
using Nexus.Grains.Visibility;
using Nexus.Storage.Paging;

namespace Nexus.Grains.Users;

/// <summary>Makes full pages of people: those who are not there for the viewer are left out.</summary>
internal sealed class PeoplePages(Audience audience)
{
    private const int AtOnce = 100;

    public Task<Page<UserId>> ReadAsync(
        Func<Keyset, Task<KeysetPage<UserId>>> source, Viewer viewer, PageRequest request, long? totalCount) =>
        new FullPages<UserId, UserId>(keyset => new(source(keyset)), part => SelectAsync(part, viewer), AtOnce).ReadAsync(request, totalCount);

    private async ValueTask<List<PageEntry<UserId>>> SelectAsync(KeysetPage<UserId> part, Viewer viewer)
    {
        var seen = await audience.FilterAsync(viewer, part.Entries.Select(entry => entry.Value).ToArray());
        return [.. part.Entries.Where(entry => seen.Contains(entry.Value)).Select(entry => new PageEntry<UserId>(entry.Value, entry.Key))];
    }
}

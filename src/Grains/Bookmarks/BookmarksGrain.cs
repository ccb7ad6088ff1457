using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;
using Nexus.Storage.Journal;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Bookmarks;

internal sealed class BookmarksGrain(IPostReads posts, PostPages pages) : Grain, IBookmarksGrain
{
    public Task<Page<PostView>> ListAsync(PageRequest request)
    {
        var person = new UserId(this.GetPrimaryKeyLong());
        return pages.ReadAsync(
            async keyset => await posts.ListMarkedAsync(EdgeKind.Bookmark, person, keyset, CancellationToken.None), new Viewer(person), request);
    }
}

using Nexus.Grains.Feeds;
using Nexus.Grains.Paging;
using Nexus.Grains.Posts;
using Nexus.Grains.Visibility;

namespace Nexus.Grains.Users;

internal sealed partial class UserGrain
{
    public async Task<Page<PostView>> ListPostsAsync(Viewer viewer, PageRequest request)
    {
        if (!await _audience.SeesListsAsync(viewer, Id))
            return Page<PostView>.Empty;
        var includeFollowersOnly = await _audience.SeesPostAsync(viewer, Id, new PostFacts(Posts.Visibility.Followers), Place.List);
        return await _postPages.ReadAsync(keyset => _ownPosts.ListAsync(includeFollowersOnly, keyset), viewer, request);
    }

    public async Task<NewestEntries> ListNewestEntriesAsync() =>
        await _ownPosts.ListNewestAsync(await _state.GetAsync() is { } state && !(state.HiddenUntil > _time.GetUtcNow()));

    public async Task OnRepostedAsync(FeedEntry repost)
    {
        _ownPosts.AddRepost(repost);
        await _state.GetAsync();
        TellFollowers(feed => feed.PushAsync(repost, Id));
    }

    public async Task OnRepostUndoneAsync(PostId post)
    {
        _ownPosts.RemoveRepost(post);
        await _state.GetAsync();
        TellFollowers(feed => feed.RemoveRepostAsync(post, Id));
    }

    public async Task<PostView> CreatePostAsync(NewPost post)
    {
        await RequireAsync();
        await _ids.ReadyAsync();
        var creation = await PostOf(new PostId(_ids.Next())).CreateAsync(Id, post);
        _state.Apply(state => state.PostCount = state.PostCount.Latest(creation.AuthorPostCount));
        if (creation.Created)
        {
            _ownPosts.Add(creation.Id);
            // People look at their feed right after they have written.
            var entry = FeedEntry.Own(creation.Id);
            await OwnFeed.PushAsync(entry, Id);
            TellFollowers(feed => feed.PushAsync(entry, Id));
        }

        return await PostOf(creation.Id).GetAsync(new Viewer(Id)) ?? throw new Errors.NotFoundException("The post has been deleted since.");
    }

    public async Task DeletePostAsync(PostId post)
    {
        await RequireAsync();
        await TakeAsync(post, await PostOf(post).DeleteAsync(Id));
    }

    public async Task OnPostRemovedAsync(PostId post, CommittedDeletion removal)
    {
        await _state.GetAsync();
        await TakeAsync(post, removal);
    }

    /// <summary>One of the own posts is gone.</summary>
    private async Task TakeAsync(PostId post, CommittedDeletion deletion)
    {
        _state.Apply(state => state.PostCount = state.PostCount.Latest(deletion.AuthorPostCount));
        _ownPosts.Remove(post);
        await OwnFeed.RemoveAsync(post);
        TellFollowers(feed => feed.RemoveAsync(post));
    }

    private void TellFollowers(Func<IFeedGrain, Task> tell)
    {
        if (_state.Current?.Followers is { } followers)
            StartFanOut(followers.ToArray(), tell);
    }

    private IPostGrain PostOf(PostId post) => GrainFactory.GetGrain<IPostGrain>(post.Value);
}

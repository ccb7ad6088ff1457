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
        return await _postPages.ReadAsync(keyset => _ownPosts.ListAsync(Id, includeFollowersOnly, keyset), viewer, request);
    }

    public Task<IReadOnlyList<PostId>> ListNewestPostsAsync() => _ownPosts.ListNewestAsync(Id);

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
            await OwnFeed.PushAsync(creation.Id);
            PushToFollowers(creation.Id);
        }

        return await PostOf(creation.Id).GetAsync(new Viewer(Id)) ?? throw new Errors.NotFoundException("The post has been deleted since.");
    }

    public async Task DeletePostAsync(PostId post)
    {
        await RequireAsync();
        var deletion = await PostOf(post).DeleteAsync(Id);
        _state.Apply(state => state.PostCount = state.PostCount.Latest(deletion.AuthorPostCount));
        _ownPosts.Remove(post);
        await OwnFeed.RemoveAsync(post);
        if (_state.Current?.Followers is { } followers)
            StartFanOut(followers.ToArray(), feed => feed.RemoveAsync(post));
    }

    private void PushToFollowers(PostId post)
    {
        if (_state.Current?.Followers is { } followers)
            StartFanOut(followers.ToArray(), feed => feed.PushAsync(post));
    }

    private IPostGrain PostOf(PostId post) => GrainFactory.GetGrain<IPostGrain>(post.Value);
}

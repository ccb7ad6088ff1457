using Nexus.Grains.Feeds;
using Nexus.Grains.Users;
using Nexus.Storage.Reads;

namespace Nexus.Grains.Hashtags;

/// <summary>What a hashtag's grain has in memory: only what is committed.</summary>
internal sealed class HashtagState(HashtagRow row, FeedRing posts)
{
    private string _name = row.Name;
    private CommittedCount _postCount = CommittedCount.Of(row.PostCount);

    public FeedRing Posts => posts;

    public void Add(PostId post, string name, CommittedCount postCount)
    {
        // What was read knows it, and may know that the post has gone since.
        if (postCount.Version <= row.PostCount.Version)
            return;
        // Where no post has it any more, the next one says how it is written.
        if (_postCount.Value == 0 && postCount.Version > _postCount.Version)
            _name = name;
        _postCount = _postCount.Latest(postCount);
        posts.Add(post);
    }

    public void Remove(PostId post, CommittedCount postCount)
    {
        _postCount = _postCount.Latest(postCount);
        posts.Remove(post);
    }

    public HashtagView? ToView(string tag) => _postCount.Value > 0 ? new HashtagView(tag, _name, _postCount.Value) : null;
}

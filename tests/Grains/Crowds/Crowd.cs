using Nexus.Grains.Comments;
using Nexus.Grains.Errors;
using Nexus.Grains.Feeds;
using Nexus.Grains.Inboxes;
using Nexus.Grains.Posts;
using Nexus.Grains.Users;
using Nexus.Rig.Cluster;
using Nexus.Storage.Ids;
using PostVisibility = Nexus.Grains.Posts.Visibility;

namespace Nexus.Grains.Tests.Crowds;

/// <summary>Clients of all silos who do everything to the same few people, posts and comments at once. What is refused by the rules is refused; any other fault fails the test.</summary>
internal sealed class Crowd
{
    private const int Remembered = 6;
    private readonly Lock _sync = new();
    private readonly Person[] _people;
    private readonly IGrainFactory[] _silos;
    private readonly List<PostView> _posts = [];
    private readonly List<CommentView> _comments = [];
    private readonly (int Weight, Func<Client, Task> Act)[] _acts;
    private readonly int _total;

    public Crowd(Person[] people, IEnumerable<IGrainFactory> silos)
    {
        (_people, _silos) = (people, [.. silos]);
        _acts =
        [
            (4, client => client.User.FollowAsync(client.Other)), (3, client => client.User.UnfollowAsync(client.Other)),
            (1, client => client.User.BlockAsync(client.Other)), (2, client => client.User.UnblockAsync(client.Other)),
            (1, client => client.User.MuteAsync(client.Other)), (1, client => client.User.UnmuteAsync(client.Other)),
            (2, client => client.User.AcceptFollowRequestAsync(client.Other)), (1, client => client.User.RejectFollowRequestAsync(client.Other)),
            (1, client => client.User.RemoveFollowerAsync(client.Other)), (1, client => client.User.UpdateProfileAsync(new ProfileUpdate(IsPrivate: client.Next(3) == 0))),
            (4, client => client.PostGrain.LikeAsync(client.Id)), (3, client => client.PostGrain.UnlikeAsync(client.Id)),
            (2, client => client.PostGrain.RepostAsync(client.Id)), (1, client => client.PostGrain.UndoRepostAsync(client.Id)),
            (2, client => client.PostGrain.BookmarkAsync(client.Id)), (1, client => client.PostGrain.RemoveBookmarkAsync(client.Id)),
            (5, CommentAsync), (4, ReplyAsync), (3, client => client.Commented.DeleteCommentAsync(client.Comment.Id, client.Anybody(client.Comment.Author))),
            (3, client => client.Commented.LikeCommentAsync(client.Comment.Id, client.Id)), (2, client => client.Commented.UnlikeCommentAsync(client.Comment.Id, client.Id)),
            (2, client => client.Commented.EditCommentAsync(client.Comment.Id, client.Anybody(client.Comment.Author), $"edited {client.Next(100)}")),
            (1, client => client.PostGrain.EditAsync(client.Post.Author, TextOf(client))), (1, WriteAsync),
            (1, client => client.Grains.GetGrain<IUserGrain>(client.Post.Author.Value).DeletePostAsync(client.Post.Id)),
            // What is in memory is what goes stale.
            (1, client => client.Grains.GetGrain<IFeedGrain>(client.Id.Value).ReadAsync(new(20))),
            (1, client => client.Grains.GetGrain<IInboxGrain>(client.Id.Value).ListAsync(false, new(20))),
        ];
        _total = _acts.Sum(act => act.Weight);
    }

    /// <summary>All posts there ever were.</summary>
    public List<PostId> Posts { get; } = [];

    public async Task PrepareAsync()
    {
        foreach (var author in _people.Take(Remembered))
            Remember(await author.PostAsync($"#crowd @{_people[^1].Name}"));
        foreach (var post in _posts)
            Remember(await _silos[0].GetGrain<IPostGrain>(post.Id.Value).AddCommentAsync(_people[0].Id, new NewComment("first")));
    }

    public Task RunAsync(int clients, int steps, int seed) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(client => RunClientAsync(new Random(HashCode.Combine(seed, client)), _silos[client % _silos.Length], steps)));

    private async Task RunClientAsync(Random random, IGrainFactory grains, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            var choice = random.Next(_total);
            var act = _acts.First(candidate => (choice -= candidate.Weight) < 0).Act;
            try
            {
                await act(NextClient(random, grains));
            }
            catch (DomainException)
            {
                // Somebody else was first: it is gone, blocked, or was never asked.
            }
        }
    }

    private Client NextClient(Random random, IGrainFactory grains)
    {
        lock (_sync)
        {
            var (self, other) = (random.Next(_people.Length), random.Next(_people.Length - 1));
            return new Client(
                _people[self].Id, _people[other < self ? other : other + 1].Id, _posts[random.Next(_posts.Count)], _comments[random.Next(_comments.Count)], grains, random);
        }
    }

    private async Task CommentAsync(Client client) => Remember(await client.PostGrain.AddCommentAsync(client.Id, new NewComment("so")));

    private async Task ReplyAsync(Client client) => Remember(await client.Commented.AddCommentAsync(client.Id, new NewComment("and so", client.Comment.Id)));

    private async Task WriteAsync(Client client) =>
        Remember(await client.User.CreatePostAsync(new NewPost(TextOf(client), client.Next(4) == 0 ? PostVisibility.Followers : PostVisibility.Public, client.Post.Id)));

    private string TextOf(Client client) => $"#crowd #t{client.Next(3)} @{_people[client.Next(_people.Length)].Name} {client.Next(1_000)}";

    private void Remember(PostView post)
    {
        lock (_sync)
        {
            Posts.Add(post.Id);
            _posts.Add(post);
            if (_posts.Count > Remembered)
                _posts.RemoveAt(0);
        }
    }

    private void Remember(CommentView comment)
    {
        lock (_sync)
        {
            _comments.Add(comment);
            if (_comments.Count > Remembered * 2)
                _comments.RemoveAt(0);
        }
    }

    /// <summary>Who does something next, and to what.</summary>
    private sealed record Client(UserId Id, UserId Other, PostView Post, CommentView Comment, IGrainFactory Grains, Random Random)
    {
        public IUserGrain User => Grains.GetGrain<IUserGrain>(Id.Value);

        public IPostGrain PostGrain => Grains.GetGrain<IPostGrain>(Post.Id.Value);

        public IPostGrain Commented => Grains.GetGrain<IPostGrain>(Comment.Id.Post.Value);

        public int Next(int bound) => Random.Next(bound);

        /// <summary>Mostly whoever may do it.</summary>
        public UserId Anybody(UserId author) => Next(4) == 0 ? Id : author;
    }
}

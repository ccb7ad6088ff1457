using HotChocolate.Execution.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Nexus.HotChocolate.Tests.Hostile;

/// <summary>A small social network in the shape of Nexus' schema, answered from memory. Lists hold two items: answers stay small.</summary>
public static class FeedSchema
{
    private const int MaxDepth = 10;

    public enum PostKind
    {
        Post,
        Repost,
        Quote,
    }

    [InterfaceType("Node")]
    public interface INode
    {
        string Id { get; }
    }

    [UnionType("SearchResult")]
    public interface ISearchResult;

    public static IRequestExecutorBuilder CreateServer() => new ServiceCollection()
        .AddGraphQL()
        .AddQueryType<Query>()
        .AddMutationType<Mutation>()
        .AddType<User>()
        .AddType<Post>()
        .AddType<Comment>()
        .AddMaxExecutionDepthRule(MaxDepth);

    public sealed class User : INode, ISearchResult
    {
        public string Id => "u1";

        public string Username => "ada";

        public string? DisplayName => null;

        public IReadOnlyList<User> Followers => [this, this];

        public Connection Posts(int first = 2, string? after = null) => new(first, after);
    }

    public sealed class Post : INode, ISearchResult
    {
        public string Id => "p1";

        public string Text => "hello \"world\"\n😀";

        public PostKind Kind => PostKind.Quote;

        public int LikeCount => 3;

        public double? Score => 1.5;

        public bool ViewerHasLiked => false;

        public User Author => new();

        public IReadOnlyList<Comment>? Comments(int first = 2) => first > 0 ? [new(), new()] : null;
    }

    public sealed class Comment : INode
    {
        public string Id => "c1";

        public string Text => "";

        public Task<Post> Post() => Task.FromResult(new Post());
    }

    public sealed record Connection(int First, string? After)
    {
        public IReadOnlyList<Post> Nodes => [new(), new()];

        public bool HasNextPage => First > 2;
    }

    public sealed record PostFilter(IReadOnlyList<PostKind>? Kinds, string? Text, long? Since, double? MinScore, PostFilter? Not);

    public sealed record LikePostInput(string PostId, bool Liked = true);

    public sealed record LikePostPayload(Post? Post, IReadOnlyList<string> Errors);

    public sealed class Query
    {
        public User? Viewer => new();

        public INode? Node(string id) => id == "p1" ? new Post() : new User();

        public IReadOnlyList<Post> Posts(int? first, PostFilter? filter) => first is 0 || filter?.Text is "" ? [] : [new(), new()];

        public IReadOnlyList<ISearchResult> Search(string text, IReadOnlyList<IReadOnlyList<string>>? tags)
            => text.Length > (tags?.Count ?? 0) ? [new User(), new Post()] : [];
    }

    public sealed class Mutation
    {
        public LikePostPayload LikePost(LikePostInput input)
            => input.Liked ? new(new Post(), []) : new(null, ["ALREADY_LIKED", input.PostId]);
    }
}

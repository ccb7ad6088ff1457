namespace Nexus.Gateway.Tests.Visibility;

/// <summary>What is selected of each type, wherever it is met; of every page nodes and edges.</summary>
internal static class Selections
{
    public const string Person = "{ id username displayName followerCount followingCount postCount }";

    public const string Post = "{ id text likeCount commentCount repostCount author { id displayName } }";

    public const string Comment = "{ id text isDeleted likeCount replyCount author { id username displayName } }";

    public const string Notification = "{ id kind actorCount actor { id displayName } post { id text } comment { id text } }";

    public const string People = "{ pageInfo { hasNextPage endCursor } totalCount nodes " + Person + " edges { node { id } } }";

    public const string Posts = "{ pageInfo { hasNextPage endCursor } nodes " + Post + " edges { node { id } } }";

    public const string Comments = "{ pageInfo { hasNextPage endCursor } totalCount nodes " + Comment + " edges { node { id } } }";

    public const string Notifications = "{ pageInfo { hasNextPage endCursor } nodes " + Notification + " edges { node { id } } }";

    public const string Results =
        "{ pageInfo { hasNextPage endCursor } nodes { ... on User " + Person + " ... on Post " + Post + " ... on Hashtag { id name postCount } } "
        + "edges { node { ... on User { id } ... on Post { id } ... on Hashtag { id } } } }";
}

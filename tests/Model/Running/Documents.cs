namespace Nexus.Model.Tests.Running;

/// <summary>The operations by which the system is driven and read.</summary>
internal static class Documents
{
    private const string Marks = "id text likeCount commentCount repostCount viewerHasLiked viewerHasReposted viewerHasBookmarked";
    private const string Post = $"{Marks} visibility editedAt author {{ username }} quoted {{ id }} mentions {{ username }} hashtags {{ name }}";
    private const string Person = "username isPrivate followerCount followingCount postCount relationship { following followedBy followRequested blocking muting }";
    private const string Comment = "id text isDeleted editedAt replyCount likeCount viewerHasLiked author { username }";
    private const string Errors = "errors { __typename }";
    private const string InputErrors = "errors { __typename ... on ValidationError { field } }";
    private const string People = "totalCount nodes { username }";
    private const string Notifications = "notifications(first: 100) { nodes { id kind isRead actorCount actor { username } post { id } comment { id } } } unreadNotificationCount";

    public static string OnPerson(string field) => OnPerson(field, Errors);

    /// <summary>The same of what nobody can do to themselves.</summary>
    public static string OnAnother(string field) => OnPerson(field, InputErrors);

    public static string OnPost(string field) => $"mutation($id: ID!) {{ done: {field}(input: {{ postId: $id }}) {{ post {{ {Marks} }} {Errors} }} }}";

    public static string OnComment(string field) => $"mutation($id: ID!) {{ done: {field}(input: {{ commentId: $id }}) {{ comment {{ {Comment} }} {Errors} }} }}";

    public const string SetPrivacy = $"mutation($isPrivate: Boolean!) {{ done: updateProfile(input: {{ isPrivate: $isPrivate }}) {{ user {{ {Person} }} {InputErrors} }} }}";

    public const string CreatePost = $$"""
        mutation($text: String!, $visibility: Visibility!, $quoted: ID, $key: String) {
          done: createPost(input: { text: $text, visibility: $visibility, quotedPostId: $quoted, idempotencyKey: $key }) { post { {{Marks}} } {{InputErrors}} }
        }
        """;

    public const string EditPost = $"mutation($id: ID!, $text: String!) {{ done: editPost(input: {{ postId: $id, text: $text }}) {{ post {{ {Marks} }} {InputErrors} }} }}";

    public const string DeletePost = $"mutation($id: ID!) {{ done: deletePost(input: {{ postId: $id }}) {{ deletedPostId {Errors} }} }}";

    public const string AddComment = $$"""
        mutation($id: ID!, $text: String!, $to: ID, $key: String) {
          done: addComment(input: { postId: $id, text: $text, replyToId: $to, idempotencyKey: $key }) { comment { {{Comment}} } {{InputErrors}} }
        }
        """;

    public const string EditComment = $"mutation($id: ID!, $text: String!) {{ done: editComment(input: {{ commentId: $id, text: $text }}) {{ comment {{ {Comment} }} {InputErrors} }} }}";

    public const string DeleteComment = $"mutation($id: ID!) {{ done: deleteComment(input: {{ commentId: $id }}) {{ deletedCommentId {Errors} }} }}";

    public const string MarkRead = "mutation($id: ID) { done: markNotificationsRead(input: { upToId: $id }) { viewer { user { id } } } }";

    public const string DeleteAccount = $"mutation($password: String!) {{ done: deleteAccount(input: {{ password: $password }}) {{ deletedUserId {Errors} }} }}";

    public const string SuspendUser =
        $"mutation($id: ID!, $until: DateTime) {{ done: suspendUser(input: {{ userId: $id, until: $until, reason: \"for the model\" }}) {{ user {{ {Person} }} {InputErrors} }} }}";

    public const string RemovePost = $"mutation($id: ID!) {{ done: removePost(input: {{ postId: $id, reason: \"for the model\" }}) {{ removedPostId {Errors} }} }}";

    /// <summary>What comes to a person by itself.</summary>
    public const string Home = $"{{ viewer {{ feed(first: 100) {{ nodes {{ id }} }} {Notifications} }} }}";

    /// <summary>What only a person sees.</summary>
    public const string Own = $$"""
        {
          viewer {
            feed(first: 100) { nodes { id } }
            top: feed(first: 100, order: TOP) { nodes { id } }
            bookmarks(first: 100) { nodes { id } }
            followRequests(first: 100) { {{People}} }
            blockedUsers(first: 100) { {{People}} }
            mutedUsers(first: 100) { {{People}} }
            suggestedUsers(first: 100) { username }
            {{Notifications}}
          }
        }
        """;

    /// <summary>A part of the feed, for readers who turn pages.</summary>
    public const string FeedPage = """
        query($first: Int, $after: String, $last: Int, $before: String) {
          viewer { page: feed(first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }
        }
        """;

    /// <summary>Each thing by its id.</summary>
    public const string Nodes = $$"""
        query($ids: [ID!]!) {
          nodes(ids: $ids) { ... on Post { {{Post}} } ... on Comment { {{Comment}} } ... on User { {{Person}} } }
        }
        """;

    /// <summary>People by their names, with all lists that others may ask for, as <c>a0</c>, <c>a1</c>, …: each with a variable of that name.</summary>
    public static string PersonLists(int people) => Many("user", "username", people, $$"""
        posts(first: 100) { nodes { id } } followers(first: 100) { {{People}} } following(first: 100) { {{People}} } followersYouKnow(first: 100) { {{People}} }
        """);

    /// <summary>What some posts were, who likes them, and what is said under them; below the third level by further questions.</summary>
    public const string PostLists = $$"""
        query($ids: [ID!]!) {
          nodes(ids: $ids) { ... on Post { id revisions { text } likers(first: 100) { {{People}} } comments(first: 100) { totalCount nodes { {{Comment}} } } } }
        }
        """;

    public const string Replies = $$"""
        query($ids: [ID!]!) {
          nodes(ids: $ids) { ... on Comment { id replies(first: 100) { totalCount nodes { {{Comment}} } } } }
        }
        """;

    /// <summary>Hashtags by their names, likewise.</summary>
    public static string Tags(int tags) => Many("hashtag", "name", tags, "name postCount posts(first: 100) { nodes { id } }");

    public const string Search = "query($text: String!) { search(text: $text, kind: POST, first: 100) { nodes { ... on Post { id } } } }";

    private static string Many(string field, string argument, int count, string selection)
    {
        var names = Enumerable.Range(0, count).Select(index => $"a{index}").ToArray();
        return $"query({string.Join(' ', names.Select(name => $"${name}: String!"))}) {{ {string.Join(' ', names.Select(name => $"{name}: {field}({argument}: ${name}) {{ {selection} }}"))} }}";
    }

    private static string OnPerson(string field, string errors) => $"mutation($id: ID!) {{ done: {field}(input: {{ userId: $id }}) {{ user {{ {Person} }} {errors} }} }}";
}

// A Relay application's documents: connections that page, fragments that are fetched again by their node, mutations that change lists.
declare function graphql(text: TemplateStringsArray): unknown;

export const profile = graphql`
  query ProfileQuery($username: String!) {
    user(username: $username) {
      id
      displayName
      ...Profile_posts
      ...Profile_followers
    }
  }
`;

export const posts = graphql`
  fragment Profile_posts on User
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "ProfilePostsPaginationQuery") {
    posts(first: $count, after: $cursor) @connection(key: "Profile_posts") {
      edges { node { id ...Profile_post } }
    }
  }
`;

export const followers = graphql`
  fragment Profile_followers on User
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" }, last: { type: "Int" }, before: { type: "String" })
  @refetchable(queryName: "ProfileFollowersPaginationQuery") {
    followers(first: $count, after: $cursor, last: $last, before: $before) @connection(key: "Profile_followers") {
      totalCount
      edges { node { id username relationship { following } } }
    }
  }
`;

export const post = graphql`
  fragment Profile_post on Post @refetchable(queryName: "ProfilePostRefetchQuery") {
    text
    likeCount
    viewerHasLiked
    author { username }
  }
`;

export const node = graphql`
  query ProfileNodeQuery($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on User { username }
      ...Profile_post @alias(as: "post")
    }
  }
`;

export const feed = graphql`
  query ProfileFeedQuery($count: Int!, $cursor: String) {
    viewer {
      feed(first: $count, after: $cursor) @connection(key: "Profile_feed") {
        edges { node { id ...Profile_post } }
      }
    }
  }
`;

export const like = graphql`
  mutation ProfileLikeMutation($id: ID!) @raw_response_type {
    likePost(input: { postId: $id }) {
      post { id likeCount viewerHasLiked }
      errors { __typename ... on Error { message } }
    }
  }
`;

export const write = graphql`
  mutation ProfileWriteMutation($input: CreatePostInput!, $connections: [ID!]!) {
    createPost(input: $input) {
      post @prependNode(connections: $connections, edgeTypeName: "PostEdge") { id ...Profile_post }
      errors { ... on ValidationError { field message } }
    }
  }
`;

export const remove = graphql`
  mutation ProfileRemoveMutation($id: ID!, $connections: [ID!]!) {
    deletePost(input: { postId: $id }) {
      deletedPostId @deleteEdge(connections: $connections) @deleteRecord
    }
  }
`;

export const notifications = graphql`
  subscription ProfileNotificationsSubscription($after: ID) {
    notificationReceived(after: $after) { id kind actor { username } post { ...Profile_post } }
  }
`;

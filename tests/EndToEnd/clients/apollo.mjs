// Apollo Client's core, as an application sets it up: HTTP and WebSocket links, and a cache that knows connections and what implements what.
import assert from 'node:assert/strict';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { filter, firstValueFrom } from 'rxjs';
import { sha256 } from './hash.mjs';
import WebSocket from 'ws';
import { Inbox, NOTIFICATION_RECEIVED, surviveACut } from './inbox.mjs';
import { authorAndFan, like, post, signUp } from './people.mjs';
import { openProxy } from './proxy.mjs';
import { scenario } from './scenario.mjs';
import { connectThrough } from './socket.mjs';

globalThis.WebSocket ??= WebSocket;

function connect(url, token, { log = [], socket, fetch, persisted = new ApolloLink((operation, forward) => forward(operation)) } = {}) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const http = persisted.concat(new HttpLink({ uri: new URL('/graphql', url).href, headers, fetch }));
  const logged = new ApolloLink((operation, forward) => {
    log.push(operation.operationName);
    return forward(operation);
  });
  return new ApolloClient({
    link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket ? new GraphQLWsLink(socket) : ApolloLink.empty(), logged.concat(http)),
    cache: new InMemoryCache({
      possibleTypes: {
        Node: ['User', 'Post', 'Comment', 'Notification'],
        Error: ['ValidationError', 'NotFoundError', 'ForbiddenError', 'ConflictError', 'InvalidCredentialsError'],
      },
      typePolicies: { User: { fields: { posts: relayStylePagination(), followers: relayStylePagination() } } },
    }),
  });
}

const shownBy = (query, isIt) => firstValueFrom(query.pipe(filter(({ loading, data }) => !loading && isIt(data))));

const POSTS = gql`
  query Posts($username: String!, $after: String) {
    user(username: $username) {
      id
      posts(first: 2, after: $after) {
        edges { cursor node { id text } }
        pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
      }
    }
  }`;
const POST = gql`query OnePost($id: ID!) { node(id: $id) { id ... on Post { text likeCount viewerHasLiked author { id username } } } }`;

scenario('Pages merge into one connection', async url => {
  const author = await signUp(url, 'author');
  const texts = ['one', 'two', 'three', 'four', 'five'];
  for (const text of texts) await post(author, text);
  const posts = connect(url, author.accessToken).watchQuery({ query: POSTS, variables: { username: author.username } });
  posts.subscribe(() => {});
  let { data } = await shownBy(posts, () => true);
  while (data.user.posts.pageInfo.hasNextPage) {
    const after = data.user.posts.pageInfo.endCursor;
    await posts.fetchMore({ variables: { after } });
    ({ data } = await shownBy(posts, ({ user }) => user.posts.pageInfo.endCursor !== after));
  }
  assert.deepEqual(data.user.posts.edges.map(({ node }) => node.text), texts.reverse());
});

scenario('Objects are kept by id and one answer updates all who show them', async url => {
  const author = await signUp(url, 'author');
  const id = await post(author, 'kept');
  const log = [];
  const client = connect(url, author.accessToken, { log });
  const shown = client.watchQuery({ query: POST, variables: { id } });
  shown.subscribe(() => {});
  await shownBy(shown, () => true);
  await client.mutate({ mutation: gql`mutation Like($id: ID!) { likePost(input: { postId: $id }) { post { id likeCount viewerHasLiked } } }`, variables: { id } });

  const { data: { node } } = await shownBy(shown, ({ node }) => node.likeCount === 1);
  assert.deepEqual({ text: node.text, viewerHasLiked: node.viewerHasLiked }, { text: 'kept', viewerHasLiked: true });
  assert.deepEqual(log, ['OnePost', 'Like']);
  assert.deepEqual(Object.keys(client.cache.extract()).filter(key => key.includes(':')).sort(), [`Post:${id}`, `User:${author.id}`]);
});

scenario('A mutation answers with an error that the client can act on', async url => {
  const author = await signUp(url, 'author');
  const { data, error } = await connect(url, author.accessToken).mutate({
    mutation: gql`
      mutation Create($text: String!) {
        createPost(input: { text: $text }) { post { id } errors { __typename ... on Error { message } ... on ValidationError { field } } }
      }`,
    variables: { text: '' },
  });
  assert.equal(error, undefined);
  assert.equal(data.createPost.post, null);
  assert.deepEqual(data.createPost.errors.map(({ __typename, field }) => ({ __typename, field })), [{ __typename: 'ValidationError', field: 'text' }]);
});

scenario('A request without a token is an error with a code', async url => {
  const error = await connect(url).mutate({ mutation: gql`mutation { createPost(input: { text: "whose?" }) { post { id } } }` }).then(() => null, error => error);
  assert.deepEqual(error.errors.map(({ extensions }) => extensions.code), ['UNAUTHENTICATED']);
});

scenario('A subscription survives a dropped connection', async url => {
  const { author, seen, like } = await authorAndFan(url);
  const proxy = await openProxy(url);
  const socket = connectThrough(proxy, author.accessToken);
  const inbox = new Inbox();
  connect(url, author.accessToken, { socket }).subscribe({ query: gql(NOTIFICATION_RECEIVED), variables: { after: seen } }).subscribe(inbox.sink);
  await surviveACut({ proxy, like, inbox });
});

const registers = async (url, useGETForHashedQueries) => {
  const author = await signUp(url, 'author');
  const sent = [];
  const watched = (input, init) => {
    const query = init.method === 'GET' ? new URL(input).searchParams.get('query') : JSON.parse(init.body).query;
    sent.push(`${init.method} ${query ? 'document' : 'hash'}`);
    return fetch(input, init);
  };
  const client = connect(url, author.accessToken, { fetch: watched, persisted: new PersistedQueryLink({ sha256, useGETForHashedQueries }) });
  // A document that no other test has registered.
  const query = gql(`query ViewerOf_${author.username} { viewer { user { id username } } }`);
  for (let time = 0; time < 2; time++) {
    const { data } = await client.query({ query, fetchPolicy: 'network-only' });
    assert.equal(data.viewer.user.username, author.username);
  }
  return sent;
};

scenario('A query that the server does not know is registered and from then on sent by its hash', async url =>
  assert.deepEqual(await registers(url, false), ['POST hash', 'POST document', 'POST hash']));

scenario('A registered query can be sent by GET', async url =>
  assert.deepEqual(await registers(url, true), ['GET hash', 'POST document', 'GET hash']));

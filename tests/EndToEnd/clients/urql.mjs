// urql's core with its normalising cache, Graphcache.
import assert from 'node:assert/strict';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { filter, pipe, subscribe, take, toPromise } from 'wonka';
import { sha256 } from './hash.mjs';
import { Inbox, NOTIFICATION_RECEIVED, surviveACut } from './inbox.mjs';
import { authorAndFan, post, signUp } from './people.mjs';
import { openProxy } from './proxy.mjs';
import { scenario } from './scenario.mjs';
import { connectThrough } from './socket.mjs';

// With the schema at hand, Graphcache matches fragments on interfaces and checks its own configuration.
async function schemaOf(url) {
  const response = await fetch(new URL('/graphql?sdl', url));
  return introspectionFromSchema(buildSchema(await response.text()));
}

async function connect(url, token, { log = [], socket, persisted = [] } = {}) {
  const watched = async (input, init) => {
    const { operationName, query } = JSON.parse(init.body);
    log.push(query ? operationName : `${operationName} by its hash`);
    return fetch(input, init);
  };
  return new Client({
    url: new URL('/graphql', url).href,
    fetch: watched,
    fetchOptions: { headers: token ? { Authorization: `Bearer ${token}` } : {} },
    preferGetMethod: false,
    exchanges: [
      cacheExchange({ schema: await schemaOf(url), resolvers: { User: { posts: relayPagination() } } }),
      ...persisted,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: request => ({ subscribe: sink => ({ unsubscribe: socket.subscribe(request, sink) }) }),
      }),
    ],
  });
}

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

scenario('Pages merge into one connection', async url => {
  const author = await signUp(url, 'author');
  const texts = ['one', 'two', 'three', 'four', 'five'];
  for (const text of texts) await post(author, text);
  const client = await connect(url, author.accessToken);
  let after;
  let posts;
  do {
    const { data, error } = await client.query(POSTS, { username: author.username, after });
    assert.equal(error, undefined);
    posts = data.user.posts;
    after = posts.pageInfo.endCursor;
  } while (posts.pageInfo.hasNextPage);
  assert.deepEqual(posts.edges.map(({ node }) => node.text), texts.reverse());
});

scenario('Objects are kept by id and one answer updates all who show them', async url => {
  const author = await signUp(url, 'author');
  const id = await post(author, 'kept');
  const log = [];
  const client = await connect(url, author.accessToken, { log });
  const shown = client.query(gql`query OnePost($id: ID!) { node(id: $id) { id ... on Post { text likeCount viewerHasLiked } } }`, { id });
  const liked = pipe(shown, filter(({ data }) => data?.node.likeCount === 1), take(1), toPromise);
  await pipe(shown, filter(({ data }) => Boolean(data)), take(1), toPromise);
  await client.mutation(gql`mutation Like($id: ID!) { likePost(input: { postId: $id }) { post { id likeCount viewerHasLiked } } }`, { id });
  const { data } = await liked;
  assert.deepEqual(data.node, { id, text: 'kept', likeCount: 1, viewerHasLiked: true });
  assert.deepEqual(log, ['OnePost', 'Like']);
});

scenario('A mutation answers with an error that the client can act on', async url => {
  const author = await signUp(url, 'author');
  const client = await connect(url, author.accessToken);
  const { data, error } = await client.mutation(
    gql`
      mutation Create($text: String!) {
        createPost(input: { text: $text }) { post { id } errors { __typename ... on Error { message } ... on ValidationError { field } } }
      }`,
    { text: '' });
  assert.equal(error, undefined);
  assert.equal(data.createPost.post, null);
  assert.deepEqual(data.createPost.errors.map(({ __typename, field }) => ({ __typename, field })), [{ __typename: 'ValidationError', field: 'text' }]);
});

scenario('A request without a token is an error with a code', async url => {
  const client = await connect(url);
  const { error } = await client.mutation(gql`mutation { createPost(input: { text: "whose?" }) { post { id } } }`, {});
  assert.deepEqual(error.graphQLErrors.map(({ extensions }) => extensions.code), ['UNAUTHENTICATED']);
});

scenario('A subscription survives a dropped connection', async url => {
  const { author, seen, like } = await authorAndFan(url);
  const proxy = await openProxy(url);
  const socket = connectThrough(proxy, author.accessToken);
  const client = await connect(url, author.accessToken, { socket });
  const inbox = new Inbox();
  pipe(client.subscription(gql(NOTIFICATION_RECEIVED), { after: seen }), subscribe(result => inbox.add(result)));
  await surviveACut({ proxy, like, inbox });
});

scenario('A query that the server does not know is registered and from then on sent by its hash', async url => {
  const { username, accessToken } = await signUp(url, 'author');
  const log = [];
  const persisted = [persistedExchange({ preferGetForPersistedQueries: false, generateHash: async text => sha256(text) })];
  const client = await connect(url, accessToken, { log, persisted });
  // A document that no other test has registered.
  const name = `ViewerOf_${username}`;
  for (let time = 0; time < 2; time++) {
    const { data } = await client.query(gql(`query ${name} { viewer { user { id username } } }`), {}, { requestPolicy: 'network-only' });
    assert.equal(data.viewer.user.username, username);
  }
  assert.deepEqual(log, [`${name} by its hash`, name, `${name} by its hash`]);
});

// graphql-ws, the client of the protocol graphql-transport-ws.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Inbox, NOTIFICATION_RECEIVED, surviveACut } from './inbox.mjs';
import { authorAndFan, like, post, signUp } from './people.mjs';
import { openProxy } from './proxy.mjs';
import { resuming } from './resuming.mjs';
import { scenario } from './scenario.mjs';

const connect = (url, token, options) => createClient({
  url: new URL('/graphql', url).href.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: token ? { Authorization: `Bearer ${token}` } : undefined,
  retryAttempts: 0,
  ...options,
});

async function results(client, query, variables) {
  const all = [];
  for await (const result of client.iterate({ query, variables })) all.push(result);
  return all;
}

scenario('A query has one answer and completes', async url => {
  const ada = await signUp(url, 'ada');
  const answers = await results(connect(url, ada.accessToken), '{ viewer { user { username } } }');
  assert.deepEqual(answers, [{ data: { viewer: { user: { username: ada.username } } } }]);
});

scenario('A mutation has one answer and completes', async url => {
  const ada = await signUp(url, 'ada');
  const answers = await results(
    connect(url, ada.accessToken), 'mutation ($text: String!) { createPost(input: { text: $text }) { post { text } errors { __typename } } }', { text: 'over a socket' });
  assert.deepEqual(answers, [{ data: { createPost: { post: { text: 'over a socket' }, errors: null } } }]);
});

scenario('Operations run side by side on one connection', async url => {
  const { author, fan, seen } = await authorAndFan(url);
  let connections = 0;
  const client = connect(url, author.accessToken, { on: { connected: () => connections++ } });
  const inbox = new Inbox();
  client.subscribe({ query: NOTIFICATION_RECEIVED, variables: { after: seen } }, inbox.sink);
  const [{ data }] = await results(client, 'mutation { createPost(input: { text: "side by side" }) { post { id } } }');
  await like(fan, data.createPost.post.id);
  await inbox.expect(['side by side']);
  assert.equal(connections, 1);
});

scenario('A subscription gets the notification of a like', async url => {
  const { author, fan, seen, like } = await authorAndFan(url);
  const events = connect(url, author.accessToken).iterate({ query: NOTIFICATION_RECEIVED, variables: { after: seen } });
  await like('live');
  const { value } = await events.next();
  const { kind, actor, post } = value.data.notificationReceived;
  assert.deepEqual({ kind, actor: actor.username, post: post.text }, { kind: 'LIKED', actor: fan.username, post: 'live' });
});

scenario('A subscription that the client ends is over and the connection serves on', async url => {
  const { author, seen, like } = await authorAndFan(url);
  const client = connect(url, author.accessToken, { lazyCloseTimeout: 60_000 });
  const first = client.iterate({ query: NOTIFICATION_RECEIVED, variables: { after: seen } });
  await like('first');
  assert.equal((await first.next()).value.data.notificationReceived.post.text, 'first');
  assert.deepEqual(await first.return(), { done: true, value: undefined });
  assert.deepEqual(await results(client, '{ __typename }'), [{ data: { __typename: 'Query' } }]);
});

scenario('An invalid operation is an error with its location', async url => {
  const errors = await results(connect(url), '{ nothing }').then(() => null, error => error);
  assert.deepEqual(errors.map(({ locations }) => locations), [[{ line: 1, column: 3 }]]);
});

scenario('A field error comes with its data', async url => {
  const [{ data, errors }] = await results(connect(url), '{ __typename node(id: "nonsense") { id } }');
  assert.deepEqual(data, { __typename: 'Query', node: null });
  assert.deepEqual(errors.map(({ path, extensions }) => ({ path, code: extensions.code })), [{ path: ['node'], code: 'VALIDATION' }]);
});

scenario('A subscription without a token is refused', async url => {
  const failure = await results(connect(url), NOTIFICATION_RECEIVED).then(answers => answers[0].errors, errors => errors);
  assert.deepEqual(failure.map(({ extensions }) => extensions.code), ['UNAUTHENTICATED']);
});

scenario('A forged token is refused with close code 4401', async url => {
  const event = await results(connect(url, 'forged'), '{ __typename }').then(() => null, error => error);
  assert.equal(event.code, 4401);
});

scenario('A subscription survives a dropped connection', async url => {
  const { author, seen, like } = await authorAndFan(url);
  const proxy = await openProxy(url);
  const client = resuming(connect(proxy.url, author.accessToken, { retryAttempts: 5, shouldRetry: () => true, retryWait: proxy.untilMended }));
  const inbox = new Inbox();
  client.subscribe({ query: NOTIFICATION_RECEIVED, variables: { after: seen } }, inbox.sink);
  await surviveACut({ proxy, like, inbox });
});

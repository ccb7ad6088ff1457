// graphql-ws, the client of the protocol graphql-transport-ws.
import assert from 'node:assert/strict';
import { answerMutation, answerQuery, results } from './answers.mjs';
import { Inbox, NOTIFICATION_RECEIVED, surviveACut } from './inbox.mjs';
import { authorAndFan, like, post, signUp } from './people.mjs';
import { openProxy } from './proxy.mjs';
import { scenario } from './scenario.mjs';
import { connectSocket, connectThrough } from './socket.mjs';

scenario('A query has one answer and completes', url => answerQuery(connectSocket, url));

scenario('A mutation has one answer and completes', url => answerMutation(connectSocket, url));

scenario('Operations run side by side on one connection', async url => {
  const { author, fan, seen } = await authorAndFan(url);
  let connections = 0;
  const client = connectSocket(url, author.accessToken, { on: { connected: () => connections++ } });
  const inbox = new Inbox();
  client.subscribe({ query: NOTIFICATION_RECEIVED, variables: { after: seen } }, inbox.sink);
  const [{ data }] = await results(client, 'mutation { createPost(input: { text: "side by side" }) { post { id } } }');
  await like(fan, data.createPost.post.id);
  await inbox.expect(['side by side']);
  assert.equal(connections, 1);
});

scenario('A subscription gets the notification of a like', async url => {
  const { author, fan, seen, like } = await authorAndFan(url);
  const events = connectSocket(url, author.accessToken).iterate({ query: NOTIFICATION_RECEIVED, variables: { after: seen } });
  await like('live');
  const { value } = await events.next();
  const { kind, actor, post } = value.data.notificationReceived;
  assert.deepEqual({ kind, actor: actor.username, post: post.text }, { kind: 'LIKED', actor: fan.username, post: 'live' });
});

scenario('A subscription that the client ends is over and the connection serves on', async url => {
  const { author, seen, like } = await authorAndFan(url);
  const client = connectSocket(url, author.accessToken, { lazyCloseTimeout: 60_000 });
  const first = client.iterate({ query: NOTIFICATION_RECEIVED, variables: { after: seen } });
  await like('first');
  assert.equal((await first.next()).value.data.notificationReceived.post.text, 'first');
  assert.deepEqual(await first.return(), { done: true, value: undefined });
  assert.deepEqual(await results(client, '{ __typename }'), [{ data: { __typename: 'Query' } }]);
});

scenario('An invalid operation is an error with its location', async url => {
  const errors = await results(connectSocket(url), '{ nothing }').then(() => null, error => error);
  assert.deepEqual(errors.map(({ locations }) => locations), [[{ line: 1, column: 3 }]]);
});

scenario('A field error comes with its data', async url => {
  const [{ data, errors }] = await results(connectSocket(url), '{ __typename node(id: "nonsense") { id } }');
  assert.deepEqual(data, { __typename: 'Query', node: null });
  assert.deepEqual(errors.map(({ path, extensions }) => ({ path, code: extensions.code })), [{ path: ['node'], code: 'VALIDATION' }]);
});

scenario('A subscription without a token is refused', async url => {
  const failure = await results(connectSocket(url), NOTIFICATION_RECEIVED).then(answers => answers[0].errors, errors => errors);
  assert.deepEqual(failure.map(({ extensions }) => extensions.code), ['UNAUTHENTICATED']);
});

scenario('A forged token is refused with close code 4401', async url => {
  const event = await results(connectSocket(url, 'forged'), '{ __typename }').then(() => null, error => error);
  assert.equal(event.code, 4401);
});

scenario('A subscription survives a dropped connection', async url => {
  const { author, seen, like } = await authorAndFan(url);
  const proxy = await openProxy(url);
  const client = connectThrough(proxy, author.accessToken);
  const inbox = new Inbox();
  client.subscribe({ query: NOTIFICATION_RECEIVED, variables: { after: seen } }, inbox.sink);
  await surviveACut({ proxy, like, inbox });
});

// graphql-sse with a connection for each operation ("distinct connections").
import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';
import { answerMutation, answerQuery, results } from './answers.mjs';
import { Inbox, NOTIFICATION_RECEIVED, surviveACut } from './inbox.mjs';
import { authorAndFan, signUp } from './people.mjs';
import { openProxy } from './proxy.mjs';
import { resuming } from './resuming.mjs';
import { scenario } from './scenario.mjs';

const connect = (url, token, options) => createClient({
  url: new URL('/graphql', url).href,
  singleConnection: false,
  headers: token ? { Authorization: `Bearer ${token}` } : {},
  retryAttempts: 0,
  ...options,
});

scenario('A query has one answer and completes', url => answerQuery(connect, url));

scenario('A mutation has one answer and completes', url => answerMutation(connect, url));

scenario('A subscription gets the notification of a like and ends when the client ends it', async url => {
  const { author, fan, seen, like } = await authorAndFan(url);
  const events = connect(url, author.accessToken).iterate({ query: NOTIFICATION_RECEIVED, variables: { after: seen } });
  await like('live');
  const { value } = await events.next();
  const { kind, actor, post } = value.data.notificationReceived;
  assert.deepEqual({ kind, actor: actor.username, post: post.text }, { kind: 'LIKED', actor: fan.username, post: 'live' });
  assert.deepEqual(await events.return(), { done: true, value: undefined });
});

scenario('An invalid operation is an error with its location', async url => {
  const [{ errors }] = await results(connect(url), '{ nothing }');
  assert.deepEqual(errors.map(({ locations }) => locations), [[{ line: 1, column: 3 }]]);
});

scenario('A field error comes with its data', async url => {
  const [{ data, errors }] = await results(connect(url), '{ __typename node(id: "nonsense") { id } }');
  assert.deepEqual(data, { __typename: 'Query', node: null });
  assert.deepEqual(errors.map(({ path, extensions }) => ({ path, code: extensions.code })), [{ path: ['node'], code: 'VALIDATION' }]);
});

scenario('A subscription without a token is refused', async url => {
  const [{ errors }] = await results(connect(url), NOTIFICATION_RECEIVED);
  assert.deepEqual(errors.map(({ extensions }) => extensions.code), ['UNAUTHENTICATED']);
});

scenario('A forged token is refused with status 401', async url => {
  const error = await results(connect(url, 'forged'), '{ __typename }').then(() => null, error => error);
  assert.equal(error.response.status, 401);
});

scenario('A subscription survives a dropped connection', async url => {
  const { author, seen, like } = await authorAndFan(url);
  const proxy = await openProxy(url);
  const client = resuming(connect(proxy.url, author.accessToken, { retryAttempts: 5, retry: proxy.untilMended }));
  const inbox = new Inbox();
  client.subscribe({ query: NOTIFICATION_RECEIVED, variables: { after: seen } }, inbox.sink);
  await surviveACut({ proxy, like, inbox });
});
